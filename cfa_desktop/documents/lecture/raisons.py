"""Why a line of an export is set aside or doubtful, in the officer’s words."""

from __future__ import annotations

COLLEE = "trop de champs ({lus} au lieu de {attendus}) : deux lignes collées, ou un séparateur dans un texte"
COLLEES = "deux lignes collées : la première ({premier}) est incomplète, la seconde ({second}) a été lue"
LUE_COLLEE = "lue à la suite de {premier}, sur la même ligne : vérifiez ses valeurs"
COUPEE = "champs manquants ({lus} au lieu de {attendus}) : ligne coupée"
SANS_NUMERO = "numéro d’inscription absent"
SANS_PERSONNE = "ni numéro d’inscription ni nom : cette ligne ne désigne personne"
NUMERO_ILLISIBLE = "numéro d’inscription illisible : des chiffres seulement sont attendus"
DEJA_LUE = "déjà lue ligne {ligne}"
CONTRADICTOIRE = "même numéro que la ligne {ligne}, avec des valeurs différentes"
PAS_UN_CANDIDAT = "ce n’est pas un candidat\u202f: aucun de ses renseignements n’est là"
TROP_LONGUE = "une cellule dépasse {maximum} caractères"
