"""What the call sheet gives to say: the centre's text for what is known, its fields filled."""

from __future__ import annotations

from cfa_desktop.documents.pdf.appels_valeurs import Appel
from cfa_desktop.models.dates_fr import jour_de_paris, jour_dit
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.modeles import modele, remplir
from cfa_desktop.models.reponses import LimiteReponse
from cfa_desktop.models.script_appel import LABELS_OUI, texte_a_dire
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.modeles import Modeles

_SUR_LE_SITE = "avant la date indiquée dans votre dossier"


class Scripts:
    """The texts to say, each read once."""

    def __init__(self, contexte: Contexte, cfa: str) -> None:
        self._modeles, self._cfa = Modeles(contexte), cfa
        self._jour = jour_de_paris(contexte.maintenant())
        self._lus: dict[str, str] = {}

    def dire(
        self, ligne: CandidatureLine, formation: Formation, appel: Appel, limite: LimiteReponse | None
    ) -> str:
        """Return what to say of the first vœu of a call, "" when there is nothing to ask.

        ``limite`` is the reply deadline when it is sure. Raises ``ModeleInvalide`` when the text names a
        field that nothing fills.
        """
        cle = texte_a_dire(ligne)
        if not cle:
            return ""
        if cle not in self._lus:
            self._lus[cle] = self._modeles.lire(cle)
        champs = {
            "candidat": ligne.candidat,
            "nom": ligne.nom,
            "prenom": ligne.prenom,
            "civilite": ligne.civilite,
            "numero": ligne.numero,
            "formation": formation.intitule,
            "code": formation.code,
            "cfa": self._cfa,
            "session": str(formation.campagne),
            "etat": appel.voeux[0].etat.texte,
            "limite": appel.voeux[0].limite,
            "repondre": self._repondre(limite),
            "reponse": LABELS_OUI.get(ligne.reponse, ""),
            "etape": appel.etape,
            "raison": appel.raison,
        }
        siens = {nom: champs[nom] for nom in modele(cle).champs}
        mots = remplir(self._lus[cle], siens).strip().split(" ")
        return " ".join(mot for mot in mots if mot).replace(" ,", ",")  # a name may be unknown

    def _repondre(self, limite: LimiteReponse | None) -> str:
        if limite is None or limite.jour is None:
            return _SUR_LE_SITE
        if limite.jour == self._jour:
            return "aujourd’hui, avant 23\u00a0h\u00a059"
        return f"au plus tard le {jour_dit(limite.jour, limite.campagne)}"
