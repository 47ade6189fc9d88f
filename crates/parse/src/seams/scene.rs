//! What an explanation may look at: the row, the row above it as far as it is known, and the walk so far.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use grammar::{Closure, verb, walk::Walk};
use model::{Ordinal, Role, RowKind, Table, TableRow};
use normalize::trimmed;

use super::SeamSettings;
use super::closings::Typed;
use super::hypothesis::ends_open;
use super::side_by_side::is_two;
use crate::numbers;

/// The row that is open above: its cells as they would stand under the history at hand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Head<'t> {
    /// Texts by column: those of the table, or made anew.
    pub(crate) cells: Rc<Vec<Cow<'t, str>>>,
    /// Whether it is a section heading: a number and a title, nothing else.
    pub(crate) heading: bool,
}

impl<'t> Head<'t> {
    /// The head that cells make as they stand.
    pub(crate) fn of(cells: impl IntoIterator<Item = impl Into<Cow<'t, str>>>, profile: &Profile) -> Self {
        let cells: Vec<Cow<'t, str>> = cells.into_iter().map(Into::into).collect();
        let blank = |c: usize| cells.get(c).is_none_or(|t| trimmed(t).is_empty());
        let others = (0..cells.len()).filter(|&c| Some(c) != profile.number && Some(c) != profile.content);
        let bare = profile.content.is_some_and(|c| !blank(c)) && others.into_iter().all(blank);
        let heading = bare && is_section(&cells, profile);
        Self { cells: Rc::new(cells), heading }
    }

    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |t| trimmed(t))
    }
}

/// Whether a row with nothing but a number and a title is a section: by its kind of number, or its capitals. A task
/// whose other cells are still to come looks bare as well.
fn is_section(cells: &[Cow<'_, str>], profile: &Profile) -> bool {
    let cell = |c: Option<usize>| c.and_then(|c| cells.get(c)).map_or("", |t| trimmed(t));
    let by_number = numbers::read(cell(profile.number)).is_some_and(|o| o.style.heads_section());
    let title = cell(profile.content);
    by_number || crate::words::is_mostly_upper(title) || crate::tables::is_term(title.trim_matches('*'))
}

/// What is the same for every row of a table.
pub(crate) struct Profile {
    /// Column of the ordinals.
    pub(crate) number: Option<usize>,
    /// Column of the tasks.
    pub(crate) content: Option<usize>,
    /// Columns whose cells a grammar can close.
    pub(crate) typed: Vec<usize>,
    /// What those columns hold, each kind once.
    pub(crate) kinds: Vec<Typed>,
    /// Roles by column.
    pub(crate) roles: Vec<Role>,
    /// Share of rows that carry no number although the table has a column for it.
    pub(crate) unnumbered: f32,
    /// Whether the table shows rules between rows at all.
    pub(crate) ruled: bool,
    verbs: OnceCell<f32>,
}

impl Profile {
    pub(crate) fn of(table: &Table) -> Self {
        let number = table.column_of(&Role::Number);
        // A numbered table that assigns no tasks has a main column as well: the first that is not typed.
        let main =
            || number.and_then(|_| table.columns.iter().position(|c| matches!(c.role, Role::Other(_))));
        let content = table.column_of(&Role::Content).or_else(main);
        let roles: Vec<Role> = table.columns.iter().map(|c| c.role.clone()).collect();
        let typed =
            (0..roles.len()).filter(|&c| roles.get(c).is_some_and(|r| Typed::of(r).is_some())).collect();
        let mut kinds: Vec<Typed> = roles.iter().filter_map(Typed::of).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let body = || table.rows.iter().filter(|r| r.kind == RowKind::Body && !r.opens_fragment);
        let bare = |row: &TableRow| {
            number.and_then(|n| row.cells.get(n)).is_some_and(|c| trimmed(&c.text).is_empty())
        };
        let unnumbered = body().filter(|r| bare(r)).count() as f32 / body().count().max(1) as f32;
        let ruled = table.rows.iter().any(|r| r.ruled_above == Some(true));
        Self { number, content, typed, kinds, roles, unnumbered, ruled, verbs: OnceCell::new() }
    }

    /// How the text of a column closes.
    pub(crate) fn closure(&self, column: usize, text: &str) -> Closure {
        let kind = self.roles.get(column).and_then(Typed::of);
        kind.map_or(Closure::Unknown, |kind| kind.closure(text))
    }

    /// Whether a cell of a column holds two whole values without a mark between them.
    pub(crate) fn is_two(&self, column: usize, text: &str) -> bool {
        self.roles.get(column).and_then(Typed::of).is_some_and(|kind| is_two(kind, text))
    }

    /// Share of the rows of the table whose task opens with a verb that opens tasks.
    pub(crate) fn verbs(&self, table: &Table) -> f32 {
        *self.verbs.get_or_init(|| {
            let opens = |row: &&TableRow| {
                self.content.and_then(|c| row.cells.get(c)).is_some_and(|c| verb::opens_task(&c.text))
            };
            let body = || table.rows.iter().filter(|r| r.kind == RowKind::Body && !r.opens_fragment);
            body().filter(opens).count() as f32 / body().count().max(1) as f32
        })
    }

    /// Whether a cell waits for more: its grammar says so, or it ends in the separator of a list.
    pub(crate) fn waits(&self, column: usize, text: &str) -> bool {
        text.ends_with([';', ',']) || self.closure(column, text) != Closure::Whole
    }

    /// The ordinal of a row.
    pub(crate) fn ordinal(&self, row: &TableRow) -> Option<Rc<Ordinal>> {
        numbers::read(&row.cells.get(self.number?)?.text)
    }
}

/// A row by itself, whatever stands above it.
pub(crate) struct Line<'a> {
    /// Its cells' texts.
    pub(crate) cells: &'a [&'a str],
    /// Its ordinal.
    pub(crate) ordinal: Option<&'a Ordinal>,
    /// Whether a page boundary lies before it.
    pub(crate) at_seam: bool,
    /// What holds for the whole table.
    pub(crate) profile: &'a Profile,
}

/// One row and what stands before it.
pub(crate) struct Scene<'a> {
    /// The table as stacked.
    pub(crate) table: &'a Table,
    /// Index of the row.
    pub(crate) row: usize,
    /// Its cells' texts.
    pub(crate) cells: &'a [&'a str],
    /// Its ordinal.
    pub(crate) ordinal: Option<&'a Ordinal>,
    /// The open row above; `None` at the top.
    pub(crate) head: Option<&'a Head<'a>>,
    /// The numbering so far.
    pub(crate) walk: &'a Walk,
    /// What holds for the whole table.
    pub(crate) profile: &'a Profile,
    /// Weights.
    pub(crate) settings: &'a SeamSettings,
}

impl<'a> Scene<'a> {
    /// Whether the row is a title merged over the columns, below a row that is none: it goes on with nothing.
    pub(crate) fn is_title(&self) -> bool {
        let wide = |c: usize| {
            let columns = self.table.columns.len();
            self.source()
                .and_then(|row| row.cells.get(c))
                .is_some_and(|c| c.column_span as usize * 2 > columns)
        };
        let own = |c: usize| Some(c) == self.profile.content || Some(c) == self.profile.number;
        self.head.is_some_and(|head| !head.heading && !self.ends_sentence_of(head))
            && self.cells.iter().enumerate().all(|(c, text)| own(c) || text.is_empty())
            && self.profile.content.is_some_and(|c| self.cell(c).starts_with(char::is_uppercase) && wide(c))
    }

    /// Whether the row, without number and behind a page break, ends the sentence that the task above leaves open: a tail
    /// that is alone in its row looks like a title, as where the blanks at the head of its line were lost.
    fn ends_sentence_of(&self, head: &Head<'_>) -> bool {
        self.at_seam()
            && self.ordinal.is_none()
            && self.profile.content.is_some_and(|c| ends_open(head.cell(c)))
            && !crate::words::is_mostly_upper(self.content())
    }

    /// The row by itself.
    pub(crate) fn line(&self) -> Line<'a> {
        Line { cells: self.cells, ordinal: self.ordinal, at_seam: self.at_seam(), profile: self.profile }
    }

    /// The row itself.
    pub(crate) fn source(&self) -> Option<&TableRow> {
        self.table.rows.get(self.row)
    }

    /// Whether a page boundary lies before the row.
    pub(crate) fn at_seam(&self) -> bool {
        self.source().is_some_and(|r| r.opens_fragment)
    }

    /// The row's cell.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    /// Text of the main column.
    pub(crate) fn content(&self) -> &str {
        self.profile.content.map_or("", |c| self.cell(c))
    }

    /// Whether something stands in the number's place that is no number.
    pub(crate) fn number_is_text(&self) -> bool {
        self.ordinal.is_none() && self.profile.number.is_some_and(|n| !self.cell(n).is_empty())
    }
}
