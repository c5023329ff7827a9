"""What a comparison amounts to: the values that renderers see."""
