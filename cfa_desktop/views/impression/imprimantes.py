"""The printers of this machine."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


class Imprimantes:
    """What the system knows; a test gives its own."""

    def noms(self) -> list[str]:
        """Return the printers, the system's own order."""
        return list(QPrinterInfo.availablePrinterNames())

    def preferee(self) -> str:
        """Return the printer that the system prefers, "" when it has none."""
        return QPrinterInfo.defaultPrinterName()

    def deux_faces(self, nom: str) -> bool:
        """Say whether a printer prints on both sides by itself."""
        modes = QPrinterInfo.printerInfo(nom).supportedDuplexModes()
        return any(mode != QPrinter.DuplexMode.DuplexNone for mode in modes)

    def ouvrir(self, nom: str) -> QPrinter:
        """Return a printer ready to be drawn on."""
        imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
        imprimante.setPrinterName(nom)
        return imprimante
