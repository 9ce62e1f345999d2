//! Tables with columns, as wide as the page at most.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::super::ink::{Page, Role, Text};
use super::super::plain::plain;

/// One line under the header, nothing else: what is in the cells is what is to be seen.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// Columns between two cells.
const GAP: u16 = 2;

/// A table with columns.
pub(super) struct Grid {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

struct Column {
    name: &'static str,
    is_right: bool,
    constraint: Option<ColumnConstraint>,
}

impl Grid {
    /// A table with these columns; the name of one whose cells stand at its right border begins with `>`.
    pub(super) fn new(columns: &[&'static str]) -> Self {
        let column = |name: &&'static str| Column { name: name.trim_start_matches('>'), is_right: name.starts_with('>'), constraint: None };
        Self { columns: columns.iter().map(column).collect(), rows: Vec::new() }
    }

    /// Keeps the column of that number, from 0, to `width` characters.
    pub(super) fn narrow(&mut self, column: usize, width: u16) {
        self.columns[column].constraint = Some(ColumnConstraint::UpperBoundary(Width::Fixed(width + GAP)));
    }

    /// Adds a row; spaces a cell begins with indent it.
    pub(super) fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        let harmless = |cell: &S| {
            let (indent, words) = parted(cell.as_ref());
            format!("{}{}", " ".repeat(indent), plain(words))
        };
        self.rows.push(cells.iter().map(harmless).collect());
    }

    /// Writes the table.
    pub(super) fn write(mut self, page: &mut Page) {
        let mut shown = self.table(page.width()).to_string();
        if let Some(width) = self.first_width(&shown).filter(|width| self.wraps_indented(*width)) {
            self.hang(width);
            let hung = self.table(page.width()).to_string();
            // On the narrowest pages there may be no room for the indents.
            if hung.lines().all(|line| line.trim_end().width() <= page.width()) {
                shown = hung;
            }
        }
        page.lines(&shown);
    }

    fn table(&self, width: usize) -> Table {
        let mut table = Table::new();
        table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic).set_header(self.columns.iter().map(|column| column.name));
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        for row in &self.rows {
            table.add_row(row.iter().map(Cell::new));
        }
        let last = self.columns.len().saturating_sub(1);
        for (position, (laid, column)) in table.column_iter_mut().zip(&self.columns).enumerate() {
            laid.set_padding((0, if position == last { 0 } else { GAP }));
            if column.is_right {
                laid.set_cell_alignment(CellAlignment::Right);
            }
            if let Some(constraint) = column.constraint {
                laid.set_constraint(constraint);
            }
        }
        table
    }

    /// How wide the first column is in a table that is laid out: the name of the second stands behind it.
    fn first_width(&self, shown: &str) -> Option<u16> {
        let second = self.columns.get(1).filter(|second| !second.is_right)?;
        let (before, _) = shown.lines().next()?.split_once(second.name)?;
        u16::try_from(before.width()).ok()?.checked_sub(GAP)
    }

    /// Whether a first cell that is indented takes more than a line of that width.
    fn wraps_indented(&self, width: u16) -> bool {
        self.rows.iter().filter_map(|row| row.first()).any(|cell| cell.starts_with(' ') && cell.width() > usize::from(width))
    }

    /// Wraps the first cells that are indented: what lays the table out would begin their further lines at its border.
    fn hang(&mut self, width: u16) {
        let width = self.widened(width);
        self.columns[0].constraint = Some(ColumnConstraint::Absolute(Width::Fixed(width + GAP)));
        for cell in self.rows.iter_mut().filter_map(|row| row.first_mut()) {
            let (indent, words) = parted(cell);
            if indent > 0 {
                let mut lines = Page::column(usize::from(width));
                lines.write(indent, indent, &Text::new(Role::Plain, words));
                lines.finish().trim_end().clone_into(cell);
            }
        }
    }

    /// The width with room for the indents of the words that fit without.
    fn widened(&self, width: u16) -> u16 {
        let needed = |cell: &String| {
            let (indent, words) = parted(cell);
            words.split(' ').map(UnicodeWidthStr::width).filter(|word| *word <= usize::from(width)).map(|word| indent + word).max()
        };
        let most = self.rows.iter().filter_map(|row| row.first()).filter_map(needed).max().unwrap_or(0);
        u16::try_from(most).map_or(width, |most| most.max(width))
    }
}

/// How many spaces a cell begins with, and the rest of it.
fn parted(cell: &str) -> (usize, &str) {
    let words = cell.trim_start_matches(' ');
    (cell.len() - words.len(), words)
}

#[cfg(test)]
mod tests {
    use super::super::super::Look;
    use super::*;

    #[test]
    fn what_is_indented_stays_so_where_it_is_wrapped() {
        let mut grid = Grid::new(&["Name", "Kind", ">Count"]);
        grid.row(&["Holm", "person", "2"]);
        grid.row(&["  Ida Maria Wilhelmina Holm of Velling", "", "1"]);
        grid.row(&[format!("  {}", "x".repeat(40)).as_str(), "", "1"]);
        let mut page = Page::new(Look { width: 40, color: false });
        grid.write(&mut page);
        let shown = page.finish();
        let rows: Vec<&str> = shown.lines().skip(3).collect();
        assert!(rows.len() > 2 && rows.iter().all(|line| line.starts_with("  ") && !line.starts_with("   ") && line.width() <= 40), "{shown}");
        assert_eq!(shown.matches('x').count(), 40);
        assert!(shown.contains("  Ida Maria"), "{shown}");
    }
}
