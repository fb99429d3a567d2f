"""Analytics in words: a document from the figures, of which the page, the workbook and the CSV are made."""
