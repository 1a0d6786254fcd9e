"""The parts of the Candidats page: columns, counters, header, panel, selection and exports."""
