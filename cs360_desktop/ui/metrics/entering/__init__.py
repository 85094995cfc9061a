"""The Enter tab: a grid of measures or areas over periods that beats a spreadsheet (product.md §4, Grid).

`rows` and `columns` say what the grid shows, `cells` loads what is on screen in blocks, `looks` turns stored cells into
what is drawn, `model` and `delegate` are Qt's side of that, `grid_view` moves and edits, `cell_actions` holds what
works on many cells, `cell_panel` is the same cell as a form, `view` puts the tab together.
"""
