//! Tables with columns, as wide as the page at most.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};

use super::super::ink::Page;
use super::super::plain::plain;

/// One line under the header, nothing else: what is in the cells is what is to be seen.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// Columns between two cells.
const GAP: u16 = 2;

/// A table with columns.
pub(super) struct Grid {
    table: Table,
    right: Vec<bool>,
}

impl Grid {
    /// A table with these columns; the name of one whose cells stand at its right border begins with `>`.
    pub(super) fn new(columns: &[&str]) -> Self {
        let mut table = Table::new();
        table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic).set_header(columns.iter().map(|name| name.trim_start_matches('>')));
        let right = columns.iter().map(|name| name.starts_with('>')).collect();
        Self { table, right }
    }

    /// Keeps the column of that number, from 0, to `width` characters.
    pub(super) fn narrow(&mut self, column: usize, width: u16) {
        if let Some(column) = self.table.column_mut(column) {
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(width + GAP)));
        }
    }

    /// Adds a row; spaces a cell begins with indent it.
    pub(super) fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        let harmless = |cell: &S| {
            let words = cell.as_ref().trim_start_matches(' ');
            format!("{}{}", " ".repeat(cell.as_ref().len() - words.len()), plain(words))
        };
        self.table.add_row(cells.iter().map(|cell| Cell::new_owned(harmless(cell))));
    }

    /// Writes the table.
    pub(super) fn write(mut self, page: &mut Page) {
        for (position, _) in self.right.iter().enumerate().filter(|(_, right)| **right) {
            if let Some(column) = self.table.column_mut(position) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let last = self.right.len().saturating_sub(1);
        for (position, column) in self.table.column_iter_mut().enumerate() {
            column.set_padding((0, if position == last { 0 } else { GAP }));
        }
        self.table.set_width(u16::try_from(page.width()).unwrap_or(u16::MAX));
        page.lines(&self.table.to_string());
    }
}
