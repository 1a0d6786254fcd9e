"""What each column of the candidate list means: said in the workbooks, where nobody can ask."""

from __future__ import annotations

from collections.abc import Mapping

SENS: Mapping[str, str] = {
    "numero": "Numéro d’inscription sur Parcoursup, en texte\u202f: ses zéros restent.",
    "candidat": "NOM et prénom, comme Parcoursup les écrit, ou corrigés ici.",
    "telephone": "Portable puis fixe, de l’export ou corrigés ici.",
    "telephone_portable": "Portable, de l’export ou corrigé ici (10 chiffres, ou + et l’indicatif).",
    "telephone_fixe": "Téléphone fixe, de l’export ou corrigé ici (10 chiffres, ou + et l’indicatif).",
    "mail": "Adresse mail, de l’export ou corrigée ici.",
    "origine": "Établissement fréquenté avant, tel que Parcoursup le dit.",
    "etat": "État de la candidature au moment de l’export de ce classeur, passages présumés compris.",
    "limite": "Dernier jour pour examiner la candidature (importé, ou calculé par les délais de la session).",
    "reponse": "Réponse du candidat à la proposition d’admission.",
    "inscription": "Inscription administrative, telle que Parcoursup la montre.",
    "statut_contrat": "Statut du contrat, tel que Parcoursup le montre.",
    "date_reponse": "Jour où l’établissement a répondu au candidat, d’après Parcoursup.",
    "limite_reponse": "Dernier jour du candidat pour répondre à la proposition.",
    "dernier_contact": "Jour du dernier contact noté ici (les simples notes n’en sont pas).",
    "prochaine_etape": "Ce qui reste à faire avec cette personne, noté ici.",
    "prochaine_etape_on": "Jour prévu pour la prochaine étape.",
    "profil": "Profil du candidat, d’après l’export.",
    "serie": "Série ou spécialité de la classe, d’après l’export.",
    "formation": "Formation demandée (son nom court).",
    "voeux": "Nombre de formations de ce centre que la personne demande.",
    "employeur": "Employeur du contrat préparé ou saisi ici.",
    "siret": "SIRET de l’employeur, 14 chiffres en texte.",
    "export": "Jour du dernier export importé qui montrait cette candidature.",
}
