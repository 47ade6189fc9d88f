//! What an explanation may look at: the row, the row above it as far as it is known, and the walk so far.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use grammar::{Closure, ditto::is_ditto, ordinal, party, timing, verb, walk::Walk};
use model::{Ordinal, OrdinalStyle, Role, RowKind, Table, TableRow};

use rustc_hash::FxBuildHasher;

use super::SeamSettings;

/// The row that is open above: its cells as they would stand under the history at hand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Head {
    /// Texts by column.
    pub(crate) cells: Rc<Vec<String>>,
    /// Whether it is a section heading: a number and a title, nothing else.
    pub(crate) heading: bool,
}

impl Head {
    /// The head that a row makes as it stands.
    pub(crate) fn of(cells: Vec<String>, profile: &Profile) -> Self {
        let blank = |c: usize| cells.get(c).is_none_or(|t| t.trim().is_empty());
        let others = (0..cells.len()).filter(|&c| Some(c) != profile.number && Some(c) != profile.content);
        let bare = profile.content.is_some_and(|c| !blank(c)) && others.into_iter().all(blank);
        let heading = bare && is_section(&cells, profile);
        Self { cells: Rc::new(cells), heading }
    }

    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |t| t.trim())
    }
}

/// Whether a row with nothing but a number and a title is a section: by its kind of number, or its capitals. A task
/// whose other cells are still to come looks bare as well.
fn is_section(cells: &[String], profile: &Profile) -> bool {
    let cell = |c: Option<usize>| c.and_then(|c| cells.get(c)).map_or("", |t| t.trim());
    let by_number = ordinal::read(cell(profile.number)).is_some_and(|o| {
        matches!(
            o.style,
            OrdinalStyle::Part
                | OrdinalStyle::Chapter
                | OrdinalStyle::Section
                | OrdinalStyle::CapitalLetter
                | OrdinalStyle::Roman
        )
    });
    by_number || crate::records::is_capital(cell(profile.content))
}

/// What is the same for every row of a table.
pub(crate) struct Profile {
    /// Column of the ordinals.
    pub(crate) number: Option<usize>,
    /// Column of the tasks.
    pub(crate) content: Option<usize>,
    /// Columns whose cells a grammar can close.
    pub(crate) typed: Vec<usize>,
    /// Roles by column.
    pub(crate) roles: Vec<Role>,
    /// Share of rows that carry no number although the table has a column for it.
    pub(crate) unnumbered: f32,
    /// Whether the table shows rules between rows at all.
    pub(crate) ruled: bool,
    verbs: OnceCell<f32>,
    /// What is known of cells of bodies and of cells of times: the same few stand in hundreds of rows.
    closures: [RefCell<HashMap<String, Closure, FxBuildHasher>>; 2],
}

impl Profile {
    pub(crate) fn of(table: &Table) -> Self {
        let at = |role: Role| table.columns.iter().position(|c| c.role == role);
        let number = at(Role::Number);
        // A numbered table that assigns no tasks has a main column as well: the first that is not typed.
        let main =
            || number.and_then(|_| table.columns.iter().position(|c| matches!(c.role, Role::Other(_))));
        let content = at(Role::Content).or_else(main);
        let roles: Vec<Role> = table.columns.iter().map(|c| c.role.clone()).collect();
        let typed = (0..roles.len()).filter(|&c| roles.get(c).is_some_and(|r| kind(r).is_some())).collect();
        let body = || table.rows.iter().filter(|r| r.kind == RowKind::Body && !r.opens_fragment);
        let bare =
            |row: &TableRow| number.and_then(|n| row.cells.get(n)).is_some_and(|c| c.text.trim().is_empty());
        let unnumbered = body().filter(|r| bare(r)).count() as f32 / body().count().max(1) as f32;
        let ruled = table.rows.iter().any(|r| r.ruled_above == Some(true));
        Self {
            number,
            content,
            typed,
            roles,
            unnumbered,
            ruled,
            verbs: OnceCell::new(),
            closures: Default::default(),
        }
    }

    /// How the text of a column closes.
    pub(crate) fn closure(&self, column: usize, text: &str) -> Closure {
        let Some(kind) = self.roles.get(column).and_then(kind) else { return Closure::Unknown };
        if text.len() > LONGEST_CELL {
            return Closure::Unknown;
        }
        let [times, bodies] = &self.closures;
        let known = if kind { bodies } else { times };
        if let Some(closure) = known.borrow().get(text) {
            return *closure;
        }
        let closure = closed(kind, text);
        known.borrow_mut().insert(text.to_owned(), closure);
        closure
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
    pub(crate) fn ordinal(&self, row: &TableRow) -> Option<Ordinal> {
        let text = row.cells.get(self.number?)?.text.trim();
        if text.is_empty() { None } else { ordinal::read(text) }
    }
}

/// Longest cell of bodies or times that is read, in bytes: the longest lists of bodies have a tenth.
const LONGEST_CELL: usize = 1 << 15;

/// `Some(true)` for a column of bodies, `Some(false)` for one of times.
fn kind(role: &Role) -> Option<bool> {
    match role {
        Role::Lead | Role::Coordinate | Role::Approve | Role::Monitor => Some(true),
        Role::Start | Role::Finish | Role::During => Some(false),
        Role::Serial
        | Role::Number
        | Role::Content
        | Role::Deliverable
        | Role::Budget
        | Role::Note
        | Role::Other(_) => None,
    }
}

/// How a text closes in a column of a role, without a table at hand.
pub(crate) fn closure_of(role: &Role, text: &str) -> Closure {
    kind(role).map_or(Closure::Unknown, |kind| closed(kind, text))
}

/// A misread letter must not keep a cell open: «thành phó» closes as «thành phố» does.
fn closed(kind: bool, text: &str) -> Closure {
    if is_ditto(text) {
        return Closure::Whole;
    }
    let closure = |text: &str| if kind { party::closure(text) } else { timing::closure(text) };
    let printed = closure(text);
    if printed == Closure::Whole || text.len() > 400 {
        return printed;
    }
    let mended = normalize::mend::mend(text).text;
    let closes = |mended: &str| mended != text && closure(mended) == Closure::Whole;
    if closes(&mended) || kind && closes(&with_level_words(&mended)) { Closure::Whole } else { printed }
}

/// The words that say at which level a body stands, in bare letters and as they are written.
const LEVEL_WORDS: [(&str, &str); 7] = [
    ("tinh", "tỉnh"),
    ("huyen", "huyện"),
    ("xa", "xã"),
    ("phuong", "phường"),
    ("tran", "trấn"),
    ("thanh", "thành"),
    ("pho", "phố"),
];

/// The text with every word that differs from a level word by its marks alone written as that word: «Công an tinh»
/// closes as «Công an tỉnh» does. Only for weighing where a cell ends; no output holds this text.
fn with_level_words(text: &str) -> String {
    let as_level = |word: &str| {
        let bare = normalize::bare(word);
        let known = LEVEL_WORDS.iter().find(|(plain, _)| *plain == bare).map(|(_, level)| *level);
        known.filter(|_| word.chars().all(char::is_lowercase)).unwrap_or(word).to_owned()
    };
    let mut out = String::with_capacity(text.len() + 8);
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        out.push_str(&as_level(letters));
        out.push_str(piece.get(letters.len()..).unwrap_or_default());
    }
    out
}

/// One row and what stands before it.
pub(crate) struct Scene<'a> {
    /// The table as stacked.
    pub(crate) table: &'a Table,
    /// Index of the row.
    pub(crate) row: usize,
    /// Its cells' texts.
    pub(crate) cells: Vec<&'a str>,
    /// Its ordinal.
    pub(crate) ordinal: Option<Ordinal>,
    /// The open row above; `None` at the top.
    pub(crate) head: Option<&'a Head>,
    /// The numbering so far.
    pub(crate) walk: &'a Walk,
    /// What holds for the whole table.
    pub(crate) profile: &'a Profile,
    /// Weights.
    pub(crate) settings: &'a SeamSettings,
}

impl Scene<'_> {
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
