"""The screens: the only door to Textual and Rich, imported only when the screens are asked for."""
