from timeline_app.reading.grid import Grid


def test_spans_move_what_comes_after():
    grid = Grid()
    grid.next_row()
    assert [grid.place(2, 1), grid.place(1, 2), grid.place()] == [(0, 0), (0, 1), (0, 3)]
    grid.next_row()
    assert [grid.place(), grid.place(), grid.place()] == [(1, 1), (1, 2), (1, 3)]
    grid.next_row()
    assert grid.place() == (2, 0)
    assert grid.size == (3, 4)


def test_a_cell_before_any_row_begins_one():
    grid = Grid()
    assert grid.place() == (0, 0)
    assert grid.size == (1, 1)
