"""The parts every page is built from, in the look of ui/guide.md; depends on PySide6 Essentials only.

Make one `theme.Theme(app)` after the `QApplication`; everything below then follows light, dark, zoom and the system.

| Module | What it gives |
| --- | --- |
| `theme` | `Theme(app, scheme=, zoom=, bundled_font=)`: `set_scheme`, `set_zoom`, `zoom_by`, `tokens`, `changed` |
| `tokens`, `palettes` | `LIGHT`, `DARK`; `tokens_of(widget.palette())` and `qcolor("#…")` for whoever paints |
| `scaling` | `px(n)`; `margins`, `spacing`, `fixed_height`, `maximum_width` … in design px, following the zoom |
| `typography` | `Type.CAPTION … TITLE`, `font(role)` to paint with, `set_type(widget, role)` |
| `states` | `State.GOOD …`, `LOOKS[state]`, `word(state)` |
| `icons` | `set_icon(button or action, "plus", tone)`, `paint_icon`, `paint_state`, `StateSymbol(state)` |
| `labels` | `Label(text, role, tone=, wrap=)`, `ElidedLabel`, `StateLabel(state, text)`, `Line(orientation)` |
| `buttons` | `Button(text, on_click, kind=Kind.PRIMARY, icon=, opens_page=)`: `allow(yes, reason)`; `IconButton` |
| `segment` | `Segment(name, [(key, text)])` → `chosen(key)`, `Chip(text)` → `toggled` |
| `fields` | `TextField`, `NoteField`, `NumberField`, `DateField`, `ChoiceField`, `RadioField`: `value`, `set_value`, |
|  | `refresh`, `set_error`, `set_editable`, `committed(value)` when left with a change; `field_row(*fields)` |
| `editors` | `TickBox(text)` → `clicked`; the bare inputs inside fields, safe from the mouse wheel |
| `gallery` | `Gallery()`: everything on one sheet, for pictures |
| `page` | `Page(title, purpose)`: `add_button`, `set_trail`, `set_state`, `tools`, `set_content`, `set_steps`, |
|  | `set_footer`, `set_context`, `add_tab(text, Body)`, `messages`, `toggle_context`, `parts()`; `page_of(part)` |
| `page_stack` | `PageStack(name)`: several frames in one page, such as a list and one of its records |
| `stack` | `Stack()`: one widget of several is shown, and none of them makes the page grow |
| `wrapping_choice` | `WrappingChoice(words)`: a radio button whose words break at the width it gets |
| `body` | `Body`, `Tools.add_filter / add_command`, `WizardFooter.add_left / add_right / set_caption` |
| `step_list` | `StepList(name)`: `set_steps([Step(key, name, code, note, state)])`, `choose(key)` → `chosen(key)` |
| `message_bar` | `MessageBar.show_message(Message(key, state, what, so_what, actions, rank))`, `dismiss`; `Notice` |
| `empty_state` | `EmptyState(heading, sentences, buttons, way_title=, way=[WayStep(…)], foot=)` |
| `progress_panel` | `ProgressPanel(title, cancel)`: `set_progress(done, total, words)`, `add_finding`, `begin(title)` |
|  | for the next piece of work → `cancelled` |
| `link_row` | `LinkRow(state, what, detail, link, urgency=)` → `clicked` |
| `columns`, `table_view` | `TableView(name, [Column(…)], key, sortable=)`: `set_items(rows)`, `set_empty`, |
|  | `current_row`, `selected_rows`, `choose_row(key)`, `reveal(key)` → |
|  | `row_chosen`, `row_opened`, `row_ticked(row, ticked)` |
| `key_table` | `KeyTable`: a `TableView` with `set_keys({"Del": act})`, each called with the current row |
| `escaping` | `on_escape(search, leave)`: Esc clears a search field, then leaves it |
| `entry_form` | `EntryForm`: Enter in a field adds, Esc leaves |
| `action_table`, `action_entry`, `action_words` | how actions are listed, added and said on every page |
| `clearing`, `rebuilt` | `clear(layout)`; `Rebuilt.replace(content)`: a part that is made anew |
| `save_file` | `save_file(page, desk, make)` asks where and says so, `make` told whether for the community; |
|  | `save_for_team` refuses in community view, `save_public` holds nothing private |
| `community` | `Private(desk, owner, parts)` hides; `refuses_team_copy(desk)` before anything else is written |
| `locking` | `lock(*parts)` while reading only |
| `mnemonics` | `Mnemonics(taken).mark(label)`: Alt keys for labels that come from data |
| `narrow` | `panel_choice(label, options)`, `breakable(text)`: long names do not widen a panel |
| `opening` | `open_path(path)` in its program; `Copies().open(file)` for a look at a file the workspace keeps |
| `notifier` | `Notifier(publisher)` → `changed(change)`, `committed(changes)`, `close()` |
| `following` | `Following(part, notifier, refresh, nouns, apart=)`: asks again once after each commit, while the part |
|  | is seen; after a very large one in turn, and off the window's thread where it can |
| `asking`, `turns` | `Asking(desk, question, show)`: `at_once()`, `apart()`; `Turns.add(act)`: one thing per turn |
| `commands` | `ServiceCommand(text, do, revert, refused)` for a `QUndoStack` |
| `jobs` | `Jobs.run(work, done, failed, progress)` → `Job.cancel()`; `Jobs.close()` |
| `focus` | `PartCycle(window, parts)`: F6 and Shift+F6; `next_field_to_fix(root, step)`: F8 |
| `announcing` | `announce(widget, sentence, assertive=)` for screen readers |
"""
