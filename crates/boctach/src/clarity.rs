//! How clear the tasks of a plan are: the «6 rõ» that Vietnamese authorities ask of every assignment.
//!
//! rõ người (who), rõ việc (what), rõ thời gian (by when), rõ trách nhiệm (who answers for it), rõ sản phẩm (what comes
//! out), rõ thẩm quyền (who decides). It counts what a plan says, not whether that is wise. Product and authority are
//! asked only of tasks whose table has a column for them: a plan without such a column leaves them out on purpose.

use grammar::{party, verb};
use model::{Extraction, Lang, PartyKind, Role, Task, Timing, TimingKind};

/// One of the six.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clarity {
    /// What must be clear.
    pub aspect: Aspect,
    /// Tasks in which it is.
    pub clear: usize,
    /// Tasks of which it is asked.
    pub asked: usize,
}

/// What must be clear of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// `rõ người`: somebody that is known is named as lead.
    Person,
    /// `rõ việc`: the text opens with what is to be done, or with a body and what it is to do.
    Work,
    /// `rõ thời gian`: a time that can be read, be it a day, a rhythm or an event.
    Time,
    /// `rõ trách nhiệm`: exactly one leads, and no group, so that one answers for it.
    Responsibility,
    /// `rõ sản phẩm`: a product.
    Product,
    /// `rõ thẩm quyền`: who approves.
    Authority,
}

impl Aspect {
    /// The six, in the usual order.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Work, Self::Time, Self::Responsibility, Self::Product, Self::Authority];

    /// Its name.
    pub fn name(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::En, Self::Person) => "who (rõ người)",
            (Lang::En, Self::Work) => "what (rõ việc)",
            (Lang::En, Self::Time) => "when (rõ thời gian)",
            (Lang::En, Self::Responsibility) => "responsibility (rõ trách nhiệm)",
            (Lang::En, Self::Product) => "product (rõ sản phẩm)",
            (Lang::En, Self::Authority) => "authority (rõ thẩm quyền)",
            (Lang::Vi, Self::Person) => "rõ người",
            (Lang::Vi, Self::Work) => "rõ việc",
            (Lang::Vi, Self::Time) => "rõ thời gian",
            (Lang::Vi, Self::Responsibility) => "rõ trách nhiệm",
            (Lang::Vi, Self::Product) => "rõ sản phẩm",
            (Lang::Vi, Self::Authority) => "rõ thẩm quyền",
        }
    }

    fn is_asked(self, task: &Task, extraction: &Extraction) -> bool {
        let has_column = |role: &Role| {
            let table =
                task.row.as_ref().and_then(|row| extraction.tables.iter().find(|t| t.id == row.table));
            table.is_some_and(|table| table.columns.iter().any(|column| column.role == *role))
        };
        match self {
            Self::Person | Self::Work | Self::Time | Self::Responsibility => true,
            Self::Product => has_column(&Role::Deliverable),
            Self::Authority => has_column(&Role::Approve),
        }
    }

    fn is_clear(self, task: &Task) -> bool {
        let readable = |timing: &Timing| timing.kind != TimingKind::Unparsed;
        match self {
            Self::Person => task.lead.iter().any(|party| party.kind != PartyKind::Other),
            Self::Work => verb::opens_task(behind_body(&task.text)),
            Self::Time => {
                [&task.start, &task.finish, &task.during].into_iter().flatten().any(|timing| readable(timing))
            }
            Self::Responsibility => matches!(task.lead.as_slice(), [one] if !one.collective),
            Self::Product => task.deliverable.is_some(),
            Self::Authority => !task.approve.is_empty(),
        }
    }
}

/// A text without the body that it names first: «Sở Y tế chủ trì, xây dựng…» says behind the name what is to be done.
fn behind_body(text: &str) -> &str {
    let signs = |c: char| !c.is_alphanumeric();
    let text = text.trim_start_matches(signs);
    let named = party::leading(text, &party::Context::default());
    named.and_then(|(range, _)| text.get(range.end..)).map_or(text, |rest| rest.trim_start_matches(signs))
}

/// Counts the six over a document.
pub fn clarity(extraction: &Extraction) -> [Clarity; 6] {
    Aspect::ALL.map(|aspect| {
        let asked = extraction.tasks.iter().filter(|task| aspect.is_asked(task, extraction));
        let (mut clear, mut of) = (0, 0);
        for task in asked {
            of += 1;
            clear += usize::from(aspect.is_clear(task));
        }
        Clarity { aspect, clear, asked: of }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(plan: &str, expected: [(usize, usize); 6]) {
        let extraction = crate::extract("plan.txt", plan.as_bytes(), &crate::ExtractSettings::default());
        assert_eq!(clarity(&extraction.unwrap()).map(|c| (c.clear, c.asked)), expected);
    }

    #[test]
    fn counts_what_a_plan_asks_for() {
        check(
            "STT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời gian hoàn thành\n\
             1\tXây dựng kế hoạch cấp nước\tSở Xây dựng\tKế hoạch\tQuý I/2030\n\
             2\tRà soát mạng lưới trạm y tế\tSở Y tế\t\tQuý II/2030\n",
            [(2, 2), (2, 2), (2, 2), (2, 2), (1, 2), (0, 0)],
        );
    }

    #[test]
    fn a_group_answers_for_nothing_and_a_topic_is_no_work() {
        check(
            "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n\
             1\tXây dựng kế hoạch cấp nước\tCác sở, ban, ngành\tQuý I/2030\n\
             2\tHệ thống cấp nước nông thôn\tSở Y tế; Sở Xây dựng\tchưa rõ\n\
             3\tRà soát mạng lưới trạm y tế\t\tQuý II/2030\n",
            [(2, 3), (2, 3), (2, 3), (0, 3), (0, 0), (0, 0)],
        );
    }
}
