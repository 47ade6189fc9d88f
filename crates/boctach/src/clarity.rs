//! How clear the tasks of a plan are: the «6 rõ» that Vietnamese authorities ask of every assignment.
//!
//! rõ người (who), rõ việc (what), rõ thời gian (by when), rõ trách nhiệm (who answers for it and with whom), rõ sản
//! phẩm (what comes out), rõ thẩm quyền (who decides). Product and authority are asked only of tasks whose table has a
//! column for them: a plan without such a column leaves them out on purpose.

use model::{Extraction, Lang, Role, Task, Timing, TimingKind};

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
    /// `rõ người`: a body leads.
    Person,
    /// `rõ việc`: the text is there.
    Work,
    /// `rõ thời gian`: a time that can be read.
    Time,
    /// `rõ trách nhiệm`: who answers for it, alone or with others.
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
            Self::Person => !task.lead.is_empty(),
            Self::Work => !task.text.trim().is_empty(),
            Self::Time => {
                [&task.start, &task.finish, &task.during].into_iter().flatten().any(|timing| readable(timing))
            }
            Self::Responsibility => !task.lead.is_empty() || !task.coordinate.is_empty(),
            Self::Product => task.deliverable.is_some(),
            Self::Authority => !task.approve.is_empty(),
        }
    }
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

    #[test]
    fn counts_what_a_plan_asks_for() {
        let plan = "STT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời gian hoàn thành\n\
                    1\tXây dựng kế hoạch cấp nước\tSở Xây dựng\tKế hoạch\tQuý I/2030\n\
                    2\tRà soát mạng lưới trạm y tế\tSở Y tế\t\tQuý II/2030\n";
        let extraction = crate::extract("plan.txt", plan.as_bytes(), &crate::ExtractSettings::default());
        let counted = clarity(&extraction.unwrap()).map(|c| (c.clear, c.asked));
        assert_eq!(counted, [(2, 2), (2, 2), (2, 2), (2, 2), (1, 2), (0, 0)]);
    }
}
