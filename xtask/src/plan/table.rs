//! The annex table of an invented plan.

use model::Role;

use super::bodies::Setting;
use super::phrases::{BUDGETS, NOTES, SECTIONS};
use super::{Head, PlanRow, PlanRowKind, PlanTable, columns, sentence, times};
use crate::chance::Chance;

/// How the rows of a table are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbering {
    /// I, 1, 2, II, 1…
    Restarted,
    /// I, 1, 2, II, 3…
    RunningOn,
    /// 1, 2, 3…
    Flat,
    /// I, 1, 1.1, 1.2, 2…
    Decimal,
    /// I, 1, a), b), 2…
    Lettered,
}

const NUMBERINGS: &[Numbering] = &[
    Numbering::Restarted,
    Numbering::Restarted,
    Numbering::RunningOn,
    Numbering::Flat,
    Numbering::Decimal,
    Numbering::Decimal,
    Numbering::Lettered,
];

const ROMAN: &[&str] = &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
const LETTERS: &[&str] = &["a", "b", "c", "d", "đ", "e"];

struct Maker<'a> {
    setting: &'a Setting,
    table: PlanTable,
    stop: bool,
    habit: Vec<String>,
}

/// A table by chance.
pub(crate) fn invent(setting: &Setting, head: &Head, chance: &mut Chance) -> PlanTable {
    let columns = columns::invent(chance);
    let [day, month, year] = head.date;
    let title = vec![
        format!("PHỤ LỤC {}", chance.pick(&["I", "01", ""])).trim().to_owned(),
        format!("DANH MỤC NHIỆM VỤ TRỌNG TÂM {}", setting.place().to_uppercase()),
        format!(
            "(Kèm theo Kế hoạch số {} ngày {day:02}/{month}/{year} của UBND {})",
            head.symbol,
            setting.level()
        ),
    ];
    let stop = chance.percent(60);
    let habit = (0..3).map(|_| setting.partners(chance)).collect();
    let mut maker = Maker { setting, table: PlanTable { title, columns, rows: Vec::new() }, stop, habit };
    let numbering = *chance.one(NUMBERINGS);
    let dot = if chance.percent(25) { "." } else { "" };
    let sections = if numbering == Numbering::Flat { 1 } else { chance.between(2, 6) };
    let first = chance.below(SECTIONS.len());
    let mut running = 0;
    for (s, roman) in ROMAN.iter().enumerate().take(sections) {
        let mut path = Vec::new();
        if numbering != Numbering::Flat {
            path.push((*roman).to_owned());
            maker.heading(&path, &format!("{roman}{dot}"), SECTIONS[(first + s) % SECTIONS.len()]);
        }
        let lead = setting.lead(chance);
        let count = if numbering == Numbering::Flat { chance.between(12, 30) } else { chance.between(2, 9) };
        for i in 1..=count {
            running += 1;
            let n = if numbering == Numbering::RunningOn { running } else { i };
            let mut path = path.clone();
            path.push(n.to_string());
            let below = if matches!(numbering, Numbering::Decimal | Numbering::Lettered) && chance.percent(30)
            {
                chance.between(2, 5)
            } else {
                0
            };
            if below == 0 {
                maker.task(&path, &format!("{n}{dot}"), lead, chance);
                continue;
            }
            let title = sentence::group(setting, chance);
            maker.heading(&path, &format!("{n}{dot}"), &title);
            for k in 1..=below {
                let printed = match numbering {
                    Numbering::Lettered => format!("{})", LETTERS[k - 1]),
                    Numbering::Decimal | Numbering::Restarted | Numbering::RunningOn | Numbering::Flat => {
                        format!("{n}.{k}")
                    }
                };
                let mut path = path.clone();
                path.push(printed.clone());
                maker.task(&path, &printed, lead, chance);
            }
        }
    }
    maker.table
}

impl Maker<'_> {
    fn heading(&mut self, path: &[String], printed: &str, title: &str) {
        let cells = self
            .table
            .columns
            .iter()
            .map(|c| match (c.role == Role::Number, c.role == Role::Content) {
                (true, _) => printed.to_owned(),
                (_, true) => title.to_owned(),
                (false, false) => String::new(),
            })
            .collect();
        self.table.rows.push(PlanRow { kind: PlanRowKind::Heading, path: path.to_vec(), cells });
    }

    fn task(&mut self, path: &[String], printed: &str, lead: &str, chance: &mut Chance) {
        let roles: Vec<Role> = self.table.columns.iter().map(|c| c.role.clone()).collect();
        let year = self.setting.year;
        let cells = roles
            .iter()
            .map(|role| match role {
                Role::Number => printed.to_owned(),
                Role::Content => sentence::task(self.setting, self.stop, chance),
                Role::Lead if chance.percent(70) => lead.to_owned(),
                Role::Lead => self.setting.lead(chance).to_owned(),
                Role::Coordinate if chance.percent(6) => String::new(),
                Role::Coordinate if chance.percent(70) => chance.one(&self.habit).clone(),
                Role::Coordinate => self.setting.partners(chance),
                Role::Approve if chance.percent(25) => String::new(),
                Role::Approve => self.setting.approver(chance).to_owned(),
                Role::Deliverable if chance.percent(15) => String::new(),
                Role::Deliverable => sentence::product(chance),
                Role::Start | Role::Finish | Role::During => times::invent(role, year, chance),
                Role::Budget if chance.percent(40) => chance.pick(BUDGETS).to_owned(),
                Role::Note if chance.percent(30) => chance.pick(NOTES).to_owned(),
                Role::Budget | Role::Note | Role::Serial | Role::Monitor | Role::Other(_) => String::new(),
            })
            .collect();
        self.table.rows.push(PlanRow { kind: PlanRowKind::Task, path: path.to_vec(), cells });
    }
}
