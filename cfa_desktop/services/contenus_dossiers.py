"""What the exports put in one dossier, and which of them said each value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, Candidat
from cfa_desktop.models.contenu import Rubrique
from cfa_desktop.models.contenu_lu import ContenuLu, lire
from cfa_desktop.models.contenu_texte import de_texte
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.origine import Ecriture, Origine, origines
from cfa_desktop.storage import rubriques
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.origines import LigneImportee, ecrites_par_les_imports
from cfa_desktop.storage.rubriques import LigneRubrique
from cfa_desktop.storage.tables import CANDIDAT, RUBRIQUE


def lire_contenu(
    connection: Connection, candidat: Candidat, candidature_id: int
) -> tuple[ContenuLu, Mapping[str, Origine]]:
    """Return the parts of a person and of one of her vœux, and the origin of each value, hers included."""
    lignes = rubriques.lignes_de(connection, candidat.id, candidature_id)
    contenu = {Rubrique(ligne.nom): de_texte(ligne.donnees) for ligne in lignes}
    ecrites = ecrites_par_les_imports(connection, candidat.id, (CANDIDAT, RUBRIQUE))
    trouvees = origines(_champs_importes(candidat), _des_champs(ecrites))
    textes = {chemin: texte for partie in contenu.values() for chemin, texte in partie.items()}
    trouvees |= origines(textes, _des_rubriques(ecrites, lignes))
    for ligne in lignes:
        jour = date.fromisoformat(ligne.export_on)
        for chemin in contenu[Rubrique(ligne.nom)]:
            trouvees.setdefault(chemin, Origine(None, jour))
    return lire(contenu), trouvees


def _champs_importes(candidat: Candidat) -> dict[str, str]:
    """Return what the exports say of each field of the person, whatever was corrected here."""
    valeurs = {champ: getattr(candidat, champ) for champ in CHAMPS_CANDIDAT}
    return {champ: str(valeur) for champ, valeur in {**valeurs, **candidat.importes}.items() if valeur}


def _des_champs(ecrites: Sequence[LigneImportee]) -> Iterator[Ecriture]:
    for ecrite in ecrites:
        if ecrite.table == CANDIDAT.name:
            yield Ecriture(_origine(ecrite), json.loads(ecrite.avant or "{}"), json.loads(ecrite.apres))


def _des_rubriques(ecrites: Sequence[LigneImportee], lignes: Sequence[LigneRubrique]) -> Iterator[Ecriture]:
    """Yield what the imports wrote in these rows: those of another vœu bear the same paths."""
    ids = {ligne.id for ligne in lignes}
    for ecrite in ecrites:
        if ecrite.table == RUBRIQUE.name and ecrite.ligne_id in ids:
            yield Ecriture(_origine(ecrite), _donnees(ecrite.avant), _donnees(ecrite.apres))


def _donnees(valeurs: str | None) -> dict[str, str]:
    return de_texte(json.loads(valeurs or "{}").get("donnees"))


def _origine(ecrite: LigneImportee) -> Origine:
    return Origine(TypeExport(ecrite.type), date.fromisoformat(ecrite.export_on))
