//! The six things that a task must be clear about, counted: the `6 rõ` of who, what, when, responsibility, product and
//! authority.
//!
//! It counts what a plan says, not whether that is wise. For the eye, as in «rõ thời gian: 40/55».

use model::{PartyKind, Task, Timing, TimingKind};

/// How many tasks of a document are clear, by each of the six.
///
/// Each count is at most [`Clarity::tasks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clarity {
    /// Tasks in all.
    pub tasks: usize,
    /// `rõ người`: somebody that is known is named as lead.
    pub who: usize,
    /// `rõ việc`: the text opens with what is to be done.
    pub what: usize,
    /// `rõ thời gian`: a time that can be read is given, be it a day, a rhythm or an event.
    pub when: usize,
    /// `rõ trách nhiệm`: exactly one leads, no group, so that one answers for it.
    pub responsibility: usize,
    /// `rõ sản phẩm`: what comes of it is named.
    pub product: usize,
    /// `rõ thẩm quyền`: who approves or decides is named.
    pub authority: usize,
}

impl Clarity {
    /// The six counts with their Vietnamese and English names, in the order in which they are said.
    pub fn counts(&self) -> [(&'static str, &'static str, usize); 6] {
        [
            ("rõ người", "who", self.who),
            ("rõ việc", "what", self.what),
            ("rõ thời gian", "when", self.when),
            ("rõ trách nhiệm", "responsibility", self.responsibility),
            ("rõ sản phẩm", "product", self.product),
            ("rõ thẩm quyền", "authority", self.authority),
        ]
    }
}

/// Counts the tasks of a document that are clear.
///
/// ```
/// assert_eq!(parse::clarity(&[]), parse::Clarity::default());
/// ```
pub fn clarity(tasks: &[Task]) -> Clarity {
    let count = |clear: fn(&Task) -> bool| tasks.iter().filter(|t| clear(t)).count();
    Clarity {
        tasks: tasks.len(),
        who: count(|t| t.lead.iter().any(|p| p.kind != PartyKind::Other)),
        what: count(|t| grammar::verb::opens_task(opening(&t.text))),
        when: count(|t| [&t.finish, &t.during].into_iter().flatten().any(|time| readable(time))),
        responsibility: count(|t| matches!(t.lead.as_slice(), [one] if !one.collective)),
        product: count(|t| t.deliverable.is_some()),
        authority: count(|t| !t.approve.is_empty()),
    }
}

/// A sentence may name the body first: «Sở Y tế chủ trì, xây dựng…». What it is to do then follows the name.
fn opening(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    match grammar::party::leading(text, &grammar::party::Context::default()) {
        Some((named, _)) => {
            let rest = text.get(named.end..).unwrap_or(text);
            rest.trim_start_matches(|c: char| !c.is_alphanumeric())
        }
        None => text,
    }
}

fn readable(timing: &Timing) -> bool {
    timing.kind != TimingKind::Unparsed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::task;
    use grammar::{party, timing};

    #[test]
    fn counts_each_of_the_six() {
        let clear = Task {
            lead: party::read_list("Sở Y tế", &party::Context::default()),
            finish: Some(timing::read("Tháng 12/2026", &timing::Context::default()).into()),
            deliverable: Some("Kế hoạch".to_owned()),
            approve: party::read_list("UBND tỉnh", &party::Context::default()),
            ..task("annex-1/1", "Xây dựng kế hoạch")
        };
        let group = Task {
            lead: party::read_list("Các sở, ban, ngành", &party::Context::default()),
            ..task("annex-1/2", "Sở Y tế xây dựng kế hoạch")
        };
        let vague = task("annex-1/3", "Việc khác");
        let have = clarity(&[clear, group, vague]);
        assert_eq!(
            have,
            Clarity { tasks: 3, who: 2, what: 2, when: 1, responsibility: 1, product: 1, authority: 1 }
        );
    }
}
