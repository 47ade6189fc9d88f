//! What each piece of evidence weighs.

/// Weights of the evidence at a seam, in natural log-odds: +1 makes an explanation 2.7 times as likely.
///
/// The order follows how much each kind can be trusted: the walk of the ordinals, cells that close by grammar, the
/// sentence, the geometry. Measured by `xtask eval` on generated damage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeamSettings {
    /// A number that follows soundly on the one before.
    pub sound_step: f32,
    /// A number that leaves a gap; each missing number costs half of this again, up to three.
    pub gap: f32,
    /// A number that repeats, goes backwards or belongs nowhere.
    pub unsound_step: f32,
    /// A row without number, in a table whose rows carry numbers, is a row of its own.
    pub unnumbered_row: f32,
    /// A row without number continues the row above.
    pub no_number: f32,
    /// A torn row whose next page prints the number of the row above again; twice this where it says that it goes on.
    pub number_again: f32,
    /// A typed cell that was open closes by the join («Sở Nông nghiệp» + «và PTNT»).
    pub closes: f32,
    /// A typed cell stays open or begins in the middle.
    pub stays_torn: f32,
    /// A join puts two whole values into one typed cell.
    pub two_values: f32,
    /// A torn cell is printed whole by the next page.
    pub restated: f32,
    /// The text begins in lower case.
    pub lower_case: f32,
    /// The sentence before is not ended.
    pub sentence_open: f32,
    /// The text opens with a capital or with a verb that opens a task.
    pub opens_task: f32,
    /// A row without number is whole: a text that begins with a capital, and two or more typed cells that close.
    pub whole_row: f32,
    /// A row without number is the title of a group, or an item with a letter.
    pub title: f32,
    /// A page boundary lies between the rows.
    pub page_break: f32,
    /// No boundary lies between the rows: torn rows are rare there.
    pub within_page: f32,
    /// No rule was drawn between the rows although the table has rules.
    pub no_rule: f32,
    /// A row without text in its main column stands for itself.
    pub no_content: f32,
    /// A paragraph mark of the source stands at the cut.
    pub paragraph_mark: f32,
    /// Two rows in one line are rare.
    pub fused_prior: f32,
    /// Two rows in one line of a table that draws rules between its rows: the tail would have its own.
    pub framed: f32,
    /// A row off by a column is rare.
    pub shifted_prior: f32,
    /// Each typed cell that fits only after the shift.
    pub fits_shifted: f32,
    /// How sure a cut can be that only a capital in mid-sentence tells.
    pub by_capital: f32,
    /// A mend must win by this much, else the parts stay apart: a wrong join is worse than an open question.
    pub least_margin: f32,
    /// Histories kept at a time.
    pub beam: usize,
}

impl Default for SeamSettings {
    fn default() -> Self {
        Self {
            sound_step: 3.5,
            gap: -1.0,
            unsound_step: -3.5,
            unnumbered_row: -2.0,
            no_number: 1.5,
            number_again: 1.5,
            closes: 3.0,
            stays_torn: -1.5,
            two_values: -2.5,
            restated: 2.5,
            lower_case: 2.0,
            sentence_open: 1.2,
            opens_task: 0.8,
            whole_row: 1.5,
            title: 2.2,
            page_break: 1.2,
            within_page: -1.2,
            no_rule: 1.5,
            no_content: -3.0,
            paragraph_mark: 3.0,
            fused_prior: -3.0,
            framed: -3.0,
            shifted_prior: -2.0,
            fits_shifted: 1.6,
            by_capital: 0.87,
            least_margin: 0.7,
            beam: 8,
        }
    }
}
