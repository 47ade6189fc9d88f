//! Spelling mends of a task's texts: applied ones are notes, suggestions are doubts. What was printed stays in `cells`.

use model::{Confidence, Doubt, RepairNote, Task};
use normalize::mend::{self, Mended, Tier};

use crate::ConfidenceSettings;

/// Name under which a mend stands among the repairs.
pub(crate) const RULE: &str = "spelling";

/// Name under which a time that look-alike signs hid stands among the repairs.
pub(super) const MISREAD_TIME: &str = "misread-time";

/// Lowers the confidence of a task of which a text was mended: the weakest mend speaks for all.
pub(crate) fn weigh(task: &mut Task) {
    let of_texts = [RULE, MISREAD_TIME];
    let mends = task.repairs.iter().filter(|r| of_texts.contains(&r.rule.as_str())).map(|r| r.confidence);
    if let Some(weakest) = mends.reduce(Confidence::min) {
        task.confidence = task.confidence.and(weakest);
    }
}

/// The mended text of a field; notes and doubts go to the task.
pub(crate) fn mended(task: &mut Task, field: &str, text: &str, settings: &ConfidenceSettings) -> String {
    let mended = mend::mend(text);
    note(task, field, &mended, settings);
    mended.text
}

/// Puts what was mended, or may have to be, on the record of a task.
pub(super) fn note(task: &mut Task, field: &str, mended: &Mended, settings: &ConfidenceSettings) {
    for mend in &mended.mends {
        match mend.tier {
            Tier::Applied => task.repairs.push(RepairNote {
                rule: RULE.to_owned(),
                detail: format!("{field}: «{}» → «{}»; {}", mend.from, mend.to, mend.evidence),
                confidence: Confidence::new(settings.mend),
            }),
            Tier::Suggested => task.doubts.push(Doubt {
                field: field.to_owned(),
                confidence: Confidence::new(settings.suggested_mend),
                because: format!("«{}» may be «{}»: {}", mend.from, mend.to, mend.evidence),
            }),
            // A name or a foreign word is no Vietnamese syllable either: it is not worth a look by itself.
            Tier::Flagged => {}
        }
    }
}
