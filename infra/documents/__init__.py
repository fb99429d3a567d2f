"""Files and printed documents: what is taken in, where it is kept, how a PDF is set."""
