//! The known faults.

/// A fault that was put into a table on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The header stands again on the next page, the break lies between rows.
    RepeatedHeader,
    /// The tail stands without number on the next page.
    ContinuedRow,
    /// As continued, but torn short cells are printed whole.
    RestatedCell,
    /// The last words of a cell stand in the header of the next page.
    HeaderSwallowedTail,
    /// Tail and next row in one line, with paragraph marks.
    FusedRowsMarked,
    /// Tail and next row in one line, without any mark.
    FusedRows,
    /// Tail and the section after it in one line.
    FusedSection,
    /// Tail and next row in one line with marks, the next row's other cells in a line of their own, one column off.
    FusedShifted,
    /// A row whose cells lie one column off.
    ShiftedRow,
    /// A number torn in two, or at the head of the task.
    SplitNumber,
    /// Tags and stars in the cells.
    MarkupResidue,
    /// The row of column numbers under the header.
    ColumnNumberRow,
    /// A mark of one word misread in a torn row.
    Slip,
    /// The header stands again among the rows of one page: the converter put pages together. Made only where asked for.
    HeaderAmid,
    /// Two rows in one line, a line feed lost between them. Made only where asked for.
    FusedLine,
    /// Blanks between words are lost. Made only where asked for.
    FusedWords,
    /// Blanks stand inside words. Made only where asked for.
    TornWords,
    /// The tail stands on the next page without the blank cell of its number. Made only where asked for.
    LostBlank,
}

impl Fault {
    /// All, in the order in which they are printed.
    pub const ALL: &[Self] = &[
        Self::RepeatedHeader,
        Self::ContinuedRow,
        Self::RestatedCell,
        Self::HeaderSwallowedTail,
        Self::FusedRowsMarked,
        Self::FusedRows,
        Self::FusedSection,
        Self::FusedShifted,
        Self::ShiftedRow,
        Self::SplitNumber,
        Self::MarkupResidue,
        Self::ColumnNumberRow,
        Self::Slip,
        Self::HeaderAmid,
        Self::FusedLine,
        Self::FusedWords,
        Self::TornWords,
        Self::LostBlank,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::RepeatedHeader => "repeated-header",
            Self::ContinuedRow => "continued-row",
            Self::RestatedCell => "restated-cell",
            Self::HeaderSwallowedTail => "header-swallowed-tail",
            Self::FusedRowsMarked => "fused-rows (marks)",
            Self::FusedRows => "fused-rows (no mark)",
            Self::FusedSection => "fused-section",
            Self::FusedShifted => "fused-rows + shifted-row",
            Self::ShiftedRow => "shifted-row",
            Self::SplitNumber => "split-number",
            Self::MarkupResidue => "markup-residue",
            Self::ColumnNumberRow => "column-number-row",
            Self::Slip => "slip of one mark",
            Self::HeaderAmid => "header amid rows",
            Self::FusedLine => "fused-line",
            Self::FusedWords => "fused words",
            Self::TornWords => "torn words",
            Self::LostBlank => "lost blank",
        }
    }

    /// The fault of a name.
    pub fn from_slug(name: &str) -> anyhow::Result<Self> {
        Self::ALL.iter().copied().find(|f| f.slug() == name).ok_or_else(|| {
            let names: Vec<String> = Self::ALL.iter().map(|f| f.slug()).collect();
            anyhow::anyhow!("expected a fault ({}), found `{name}`", names.join(", "))
        })
    }

    /// Its name as a word of a command line: `fused-rows-marked`.
    pub fn slug(self) -> String {
        self.name()
            .replace([' ', '(', ')', '+'], "-")
            .split('-')
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join("-")
    }
}
