"""The works council's formal consent, in a dossier; and, apart from it, informal support that is no consent."""
