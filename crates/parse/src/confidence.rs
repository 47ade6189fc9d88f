//! How sure each kind of reading is before anything is known against it.

use model::Confidence;

/// Confidences, 0…1, from which a task's own is made (`records/confidence.rs`: their product, each taken once).
///
/// A rate of right answers, not a weight: of a hundred tasks that meet only what a field describes, so many are right.
/// `xtask eval` prints how the products fare on generated damage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConfidenceSettings {
    /// A row that nothing was done to.
    pub untouched: f32,
    /// The most that a mend can be sure of: never as sure as a row that needed none.
    pub surest_mend: f32,
    /// The least that doubtful columns can leave of a task's confidence.
    pub least_columns: f32,
    /// Word confidence of the OCR engine above which a word counts as read.
    pub ocr_sure: f32,
    /// What a cell keeps whose words all count as read.
    pub ocr_read: f32,
    /// A cell of a picture that is less sure than this gets a doubt of its own.
    pub worth_a_look: f32,
    /// Word confidence below which nobody can have read the word: no engine that gives a word at all is less sure.
    pub unreadable: f32,
    /// A spelling mend that was applied.
    pub mend: f32,
    /// A text of which a word may be misspelt.
    pub suggested_mend: f32,
    /// A cell with a body that the registry does not know.
    pub unknown_body: f32,
    /// A cell with a mark of repetition that has nothing above it.
    pub unresolved_ditto: f32,
    /// A cell of times that no grammar reads.
    pub unread_timing: f32,
    /// A row whose main cell is blank, said by the column of its details. Default 0.9.
    pub detail: f32,
    /// A row with little beside its number or title; what it does to the task.
    pub bare_row: f32,
    /// The doubt noted for it.
    pub bare_row_text: f32,
    /// The year of columns of times that print none, told by the day of issue.
    pub year_of_columns: f32,
    /// A time that a task has from the heading above it.
    pub time_of_heading: f32,
    /// A lead that a row has from the heading above it.
    pub lead_of_heading: f32,
    /// A lead that only the order of the bodies in a cell tells.
    pub lead_by_order: f32,
    /// A row with words in the place of its number.
    pub words_for_number: f32,
    /// A row that names nobody where other rows do.
    pub blank_lead: f32,
    /// An assignment in prose.
    pub prose: f32,
    /// An item of a section of tasks that names nobody: it may be no task.
    pub prose_without_lead: f32,
    /// An item with a verb and a deadline in a section that does not say that it assigns tasks.
    pub outside_tasks: f32,
    /// A lead in brackets behind the task, beside a time.
    pub lead_aside: f32,
    /// The same without a time.
    pub lead_aside_alone: f32,
    /// A lead that its sentence opens with.
    pub lead_opens: f32,
    /// A lead that its sentence names behind a circumstance or inside itself.
    pub lead_inside: f32,
    /// A word that took the marks of the counterpart of its task.
    pub counterpart_applied: f32,
    /// A text that differs from its counterpart by the marks of a word.
    pub counterpart_doubted: f32,
    /// An item whose lead is taken over from the paragraph above it.
    pub lead_taken_over: f32,
    /// An item that names who takes part, and nothing to be done: «Phối hợp với Sở Nội vụ.»
    pub partners_alone: f32,
    /// A heading that became a task by the labelled lines below it.
    pub labelled_heading: f32,
}

impl ConfidenceSettings {
    /// The confidence of an item that named nobody, once something else says that it is a task.
    pub(crate) fn named(&self, nameless: Confidence) -> Confidence {
        Confidence::new((nameless.get() * self.prose / self.prose_without_lead).min(self.prose))
    }
}

impl Default for ConfidenceSettings {
    fn default() -> Self {
        Self {
            untouched: 0.985,
            surest_mend: 0.995,
            least_columns: 0.8,
            ocr_sure: 0.9,
            ocr_read: 0.998,
            worth_a_look: 0.85,
            unreadable: 0.1,
            mend: 0.97,
            suggested_mend: 0.9,
            unknown_body: 0.85,
            unresolved_ditto: 0.5,
            unread_timing: 0.6,
            year_of_columns: 0.8,
            time_of_heading: 0.9,
            lead_of_heading: 0.9,
            lead_by_order: 0.75,
            words_for_number: 0.6,
            detail: 0.9,
            bare_row: 0.85,
            bare_row_text: 0.7,
            blank_lead: 0.8,
            prose: 0.97,
            prose_without_lead: 0.88,
            outside_tasks: 0.75,
            lead_aside: 0.8,
            lead_aside_alone: 0.7,
            lead_opens: 0.95,
            lead_inside: 0.85,
            counterpart_applied: 0.97,
            counterpart_doubted: 0.85,
            lead_taken_over: 0.7,
            partners_alone: 0.7,
            labelled_heading: 0.85,
        }
    }
}
