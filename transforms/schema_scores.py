"""The score columns, declared once."""

from transforms.schema import Column

SCORE_COLUMNS: tuple[Column, ...] = ()
