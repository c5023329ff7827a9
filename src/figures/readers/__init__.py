"""What comes in: files, streams and frames become sheets of text, before anything is believed of them."""
