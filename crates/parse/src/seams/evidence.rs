//! Evidence by name: what was seen, and how much it says.

use grammar::walk::Step;
use model::Shared;

/// One piece of evidence for or against an explanation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Evidence {
    /// What was seen.
    pub(crate) what: What,
    /// Log-odds, for or against.
    pub(crate) weight: f32,
}

/// What was seen. Columns are indices of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// The number and how it follows.
    Number(Shared, Step),
    /// The row has no number.
    NoNumber,
    /// The row has the number of the row above, printed again.
    NumberAgain(String),
    /// The join closes a cell: what it became, the ends of it.
    Closes(usize, String),
    /// A cell stays torn.
    StaysTorn(usize),
    /// Two whole values in one cell.
    TwoValues(usize),
    /// The next page prints the cell whole.
    Restated(usize),
    /// The text begins in lower case.
    LowerCase,
    /// The sentence before is not ended.
    SentenceOpen,
    /// The sentence before is ended.
    SentenceEnded,
    /// The text opens as a task.
    OpensTask,
    /// The text does not open as the tasks of this table do.
    OpensNoTask,
    /// A name stops above and seems to go on.
    NameTorn,
    /// Page boundary.
    PageBreak,
    /// No boundary.
    WithinPage,
    /// No rule between the rows.
    NoRule,
    /// A rule between the rows.
    Rule,
    /// The main column is blank.
    NoContent,
    /// A paragraph mark at the cut.
    ParagraphMark,
    /// Both sides of the cut close.
    BothClose(usize, String, String),
    /// The text is cut here, where a task's verb stands in capitals in mid-sentence.
    VerbInSentence(String),
    /// The text is cut here, where a text begins that no verb announces; whether it opens as another row does.
    TextInSentence(String, bool),
    /// A single value may be of either row.
    EitherRow(usize),
    /// The text is cut at the end of a sentence.
    AtSentenceEnd(String),
    /// So many cells fit only after the shift.
    FitsShifted(usize),
    /// So many typed cells are whole beside a text that begins with a capital.
    WholeRow(usize),
    /// Nothing but a title of its own.
    Title,
    /// How rare the fault is.
    Prior,
}

impl Evidence {
    /// Says it in words; `labels` names the columns.
    pub(crate) fn say(&self, labels: &[String]) -> Option<String> {
        let column = |c: &usize| labels.get(*c).map_or("?", String::as_str);
        Some(match &self.what {
            What::Number(number, step) => match step {
                Step::First | Step::Next | Step::Child | Step::Up => format!("number {number} follows"),
                Step::Gap { missing } => format!("number {number} leaves {missing} missing"),
                Step::Repeat => format!("number {number} repeats"),
                Step::Backwards => format!("number {number} goes back"),
                Step::Unrelated => format!("number {number} belongs nowhere"),
            },
            What::NoNumber => "no number".into(),
            What::NumberAgain(number) => format!("number {number} is printed again"),
            What::Closes(c, whole) => format!("«{}» closes «{}»", clip(whole), column(c)),
            What::StaysTorn(c) => format!("«{}» stays torn", column(c)),
            What::TwoValues(c) => format!("two values in «{}»", column(c)),
            What::Restated(c) => format!("«{}» is printed whole again", column(c)),
            What::LowerCase => "goes on in lower case".into(),
            What::SentenceOpen => "the sentence above is open".into(),
            What::SentenceEnded => "the sentence above is ended".into(),
            What::OpensTask => "opens like a task".into(),
            What::OpensNoTask => "opens unlike the tasks of this table".into(),
            What::NameTorn => "a name above seems to go on".into(),
            What::PageBreak => "at a page break".into(),
            What::WithinPage => "within a page".into(),
            What::NoRule => "no rule between the rows".into(),
            What::Rule => "a rule between the rows".into(),
            What::NoContent => "no text in the main column".into(),
            What::ParagraphMark => "a paragraph mark stands at the cut".into(),
            What::BothClose(c, left, right) => {
                format!("«{}»: «{}» | «{}» both close", column(c), clip(left), clip(right))
            }
            What::VerbInSentence(text) => format!("«{}» opens a task in mid-sentence", clip(text)),
            What::TextInSentence(text, true) => format!("«{}» opens as other rows do", clip(text)),
            What::TextInSentence(text, false) => format!("«{}» begins in mid-sentence", clip(text)),
            What::EitherRow(c) => format!("«{}» may be of either row", column(c)),
            What::AtSentenceEnd(text) => format!("cut at the end of a sentence before «{}»", clip(text)),
            What::FitsShifted(n) => format!("{n} cells fit only one column off"),
            What::WholeRow(n) => format!("{n} cells are whole by themselves"),
            What::Title => "reads as a title of its own".into(),
            What::Prior => return None,
        })
    }
}

/// The ends of a long text.
pub(crate) fn clip(text: &str) -> String {
    const WHOLE: usize = 48;
    const END: usize = 22;
    if text.chars().nth(WHOLE).is_none() {
        return text.replace('\n', " ");
    }
    let head = text.chars().take(END);
    let from = text.char_indices().rev().nth(END - 1).map_or(0, |(at, _)| at);
    let tail = text.get(from..).unwrap_or_default().chars();
    head.chain(std::iter::once('…')).chain(tail).map(|c| if c == '\n' { ' ' } else { c }).collect()
}
