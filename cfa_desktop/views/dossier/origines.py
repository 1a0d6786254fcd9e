"""Where a value comes from, said on hover: which export, of which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.origine import Origine

EXPORTS: Mapping[TypeExport, str] = {
    TypeExport.TABLEAU: "tableau «\u00a0Gérer le recrutement\u00a0»",
    TypeExport.PARAMETRABLE: "export de données paramétrable",
    TypeExport.DOSSIERS: "export des dossiers et du classement",
    TypeExport.ADMISSIONS: "export des admissions",
    TypeExport.JSON: "export JSON des dossiers",
    TypeExport.LISTE: "liste libre",
}
NOTE_ICI = "noté ici"


class Provenances:
    """Says, for one dossier, where its values come from: by path of its content or by field."""

    def __init__(self, dossier: Dossier) -> None:
        self._origines = dossier.origines
        self._session = dossier.formation.campagne
        self._vues: dict[Origine, str] = {}
        export_on = dossier.faits.export_on
        self.du_voeu = NOTE_ICI if export_on is None else self._dire(Origine(None, export_on))

    def de(self, *cles: str) -> str:
        """Return « export de données paramétrable du lun. 9 juin »; several exports are named one a line."""
        trouvees = dict.fromkeys(self._origines[cle] for cle in cles if cle in self._origines)
        return "\n".join(map(self._dire, trouvees)) or self.du_voeu

    def _dire(self, origine: Origine) -> str:
        dite = self._vues.get(origine)
        if dite is None:
            jour = jour_court(origine.export_on, self._session)
            if origine.type is None:
                dite = f"Parcoursup (export du {jour})"
            elif origine.type is TypeExport.LISTE:
                dite = f"{EXPORTS[origine.type]} du {jour}"
            else:
                dite = f"Parcoursup, {EXPORTS[origine.type]} du {jour}"
            self._vues[origine] = dite
        return dite


def exports_dits(types: Sequence[TypeExport]) -> str:
    """Return « export A, export B ou export C »."""
    noms = [EXPORTS[un] for un in types]
    return f"{', '.join(noms[:-1])} ou {noms[-1]}" if len(noms) > 1 else noms[0]
