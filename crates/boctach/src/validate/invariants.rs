//! The invariants of the contract that the output alone can show.

use std::collections::{BTreeMap, BTreeSet};

use export::place::Places;
use model::{
    Citation, Code, Extraction, Lang, Region, Role, SCHEMA_VERSION, TableKind, TableRecord, Task, Timing,
};

use super::Violation;

/// Every breach, in the order of the rules.
pub fn check(extraction: &Extraction) -> Vec<Violation> {
    let mut found = Breaches::default();
    version(extraction, &mut found);
    identity(extraction, &mut found);
    places(extraction, &mut found);
    order(extraction, &mut found);
    tables(extraction, &mut found);
    for task in &extraction.tasks {
        fields(task, &mut found);
    }
    emptiness(extraction, &mut found);
    found.0
}

#[derive(Default)]
struct Breaches(Vec<Violation>);

impl Breaches {
    fn unless(&mut self, holds: bool, rule: &'static str, at: &str, message: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Violation { rule, at: at.to_owned(), message: message() });
        }
    }
}

/// The version is one that this program reads: the same major number.
fn version(extraction: &Extraction, found: &mut Breaches) {
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    let given = &extraction.schema_version;
    found.unless(major(given) == major(SCHEMA_VERSION), "schema-version", "/schema_version", || {
        format!("expected {SCHEMA_VERSION}, found {given}")
    });
}

/// Ids are unique, parents exist and stand before their children.
fn identity(extraction: &Extraction, found: &mut Breaches) {
    let mut nodes = BTreeSet::new();
    let mut all = BTreeSet::new();
    for node in &extraction.outline {
        found.unless(all.insert(node.id.as_str()), "unique-id", &node.id, || {
            "the id is used twice".to_owned()
        });
        if let Some(parent) = &node.parent {
            found.unless(nodes.contains(parent.as_str()), "parent-exists", &node.id, || {
                format!("no heading `{parent}` stands before it")
            });
        }
        nodes.insert(node.id.as_str());
    }
    for task in &extraction.tasks {
        found.unless(all.insert(task.id.as_str()), "unique-id", &task.id, || {
            "the id is used twice".to_owned()
        });
        if let Some(parent) = &task.parent {
            found.unless(nodes.contains(parent.as_str()), "parent-exists", &task.id, || {
                format!("there is no heading `{parent}`")
            });
        }
    }
    for ids in [
        extraction.tables.iter().map(|t| &t.id).collect::<Vec<_>>(),
        extraction.annexes.iter().map(|a| &a.id).collect(),
    ] {
        let mut seen = BTreeSet::new();
        for id in ids {
            found.unless(seen.insert(id), "unique-id", id, || "the id is used twice".to_owned());
        }
    }
}

/// Every task and node says where it was read from, and the places are possible.
fn places(extraction: &Extraction, found: &mut Breaches) {
    let pages = extraction.source.page_count;
    let said = Places::of(&extraction.source, Lang::En);
    let mut one = |id: &str, regions: &[Region]| {
        found.unless(regions.iter().any(|r| *r != Region::default()), "region-present", id, || {
            "it names no place in the source".to_owned()
        });
        for region in regions {
            found.unless(is_possible(region, pages), "region-possible", id, || {
                format!("no such place: {}", said.describe(region))
            });
        }
    };
    extraction.outline.iter().for_each(|node| one(&node.id, &node.regions));
    extraction.tasks.iter().for_each(|task| one(&task.id, &task.regions));
    for diagnostic in &extraction.diagnostics {
        if let Some(place) = &diagnostic.place {
            found.unless(is_possible(place, pages), "region-possible", diagnostic.code.name(), || {
                format!("no such place: {}", said.describe(place))
            });
        }
    }
}

fn is_possible(region: &Region, pages: Option<u32>) -> bool {
    let page = region.page.is_none_or(|page| page >= 1 && pages.is_none_or(|pages| page <= pages));
    let lines = region.lines.is_none_or(|[first, last]| first >= 1 && first <= last);
    let boxed = region.bbox.is_none_or(|[x0, y0, x1, y1]| x0 <= x1 && y0 <= y1);
    page && lines && boxed
}

/// Tasks of one table stand in the order of its pages and lines.
fn order(extraction: &Extraction, found: &mut Breaches) {
    let mut last: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for task in &extraction.tasks {
        let (Some(row), Some(first)) = (&task.row, task.regions.first()) else { continue };
        let here = (first.page.unwrap_or(0), first.lines.map_or(0, |[line, _]| line));
        let before = last.insert(&row.table, here);
        found.unless(before.is_none_or(|before| before <= here), "reading-order", &task.id, || {
            format!("it stands before the task that precedes it in {}", row.table)
        });
    }
}

/// Rows fit their columns, and rows of tasks name a table and roles that exist.
fn tables(extraction: &Extraction, found: &mut Breaches) {
    let by_id: BTreeMap<&str, &TableRecord> = extraction.tables.iter().map(|t| (t.id.as_str(), t)).collect();
    for table in &extraction.tables {
        let ordered = table.pages.is_none_or(|[first, last]| first >= 1 && first <= last);
        found.unless(ordered, "pages-ordered", &table.id, || format!("pages {:?}", table.pages));
        if table.kind == TableKind::Other {
            found.unless(table.rows.len() == table.row_count as usize, "row-count", &table.id, || {
                format!("{} rows are counted, {} are there", table.row_count, table.rows.len())
            });
            let wide = table.rows.iter().filter(|row| row.len() != table.columns.len()).count();
            found.unless(wide == 0, "row-width", &table.id, || {
                format!("{wide} rows have another number of cells than the {} columns", table.columns.len())
            });
        }
    }
    let rows = extraction.outline.iter().filter_map(|node| Some((&node.id, node.row.as_ref()?)));
    let rows = rows.chain(extraction.tasks.iter().filter_map(|task| Some((&task.id, task.row.as_ref()?))));
    for (id, row) in rows {
        let Some(table) = by_id.get(row.table.as_str()) else {
            found.unless(false, "table-exists", id, || format!("there is no table `{}`", row.table));
            continue;
        };
        let mut roles: BTreeSet<_> = table.columns.iter().map(|column| column.role.name()).collect();
        // Words in the place of a number stand under the label of its column.
        let numbers = table.columns.iter().filter(|column| column.role == Role::Number);
        roles.extend(numbers.map(|column| Role::Other(column.label.join(" ")).name()));
        for role in row.cells.names() {
            found.unless(roles.contains(role), "role-exists", id, || {
                format!("{} has no column `{role}`", table.id)
            });
        }
    }
}

/// Derived fields follow from what they are derived from.
fn fields(task: &Task, found: &mut Breaches) {
    found.unless(!task.text.trim().is_empty(), "text-present", &task.id, || "the text is empty".to_owned());
    let due = task.finish.as_deref().or(task.during.as_deref()).and_then(grammar::timing::due);
    found.unless(due == task.due, "due-derived", &task.id, || {
        format!("its times give {due:?}, it says {:?}", task.due)
    });
    for timing in [&task.start, &task.finish, &task.during].into_iter().flatten() {
        found.unless(is_ordered(timing), "interval-ordered", &task.id, || {
            format!("«{}» ends before it begins", timing.raw)
        });
    }
    for citation in &task.citations {
        found.unless(stands_in(citation, task), "citation-span", &task.id, || {
            format!("«{}» does not stand where its span says", citation.raw)
        });
    }
}

fn is_ordered(timing: &Timing) -> bool {
    timing.intervals.iter().all(|i| match (i.from, i.to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    })
}

/// Whether the span of a citation lies within the text that it names.
fn stands_in(citation: &Citation, task: &Task) -> bool {
    let Some(span) = &citation.span else { return true };
    let text = match span.field.as_deref() {
        Some("text") | None => Some(task.text.as_str()),
        Some(role) => task.row.as_ref().and_then(|row| row.cells.get(role)),
    };
    let length = text.map(|text| text.chars().count());
    span.start <= span.end && length.is_none_or(|length| span.end as usize <= length)
}

/// A document without tasks says so.
fn emptiness(extraction: &Extraction, found: &mut Breaches) {
    let said = extraction.diagnostics.iter().any(|d| matches!(d.code, Code::NoTask | Code::NoText));
    found.unless(!extraction.tasks.is_empty() || said, "emptiness-said", "/tasks", || {
        "there is no task, and no diagnostic says so".to_owned()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Extraction {
        let plan = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n\
                    1\tXây dựng kế hoạch cấp nước\tSở Xây dựng\tQuý I/2030\n\
                    2\tRà soát mạng lưới trạm y tế\tSở Y tế\tQuý II/2030\n";
        crate::extract("plan.txt", plan.as_bytes(), &crate::ExtractSettings::default()).unwrap()
    }

    type Damage = fn(&mut Extraction);

    /// Each damage breaks the rule that it names, and no output of ours breaks any.
    #[test]
    fn every_rule_can_fail() {
        assert_eq!(check(&sample()), []);
        let damages: [(&str, Damage); 12] = [
            ("schema-version", |e| e.schema_version = "9.0.0".to_owned()),
            ("unique-id", |e| e.tasks[1].id = e.tasks[0].id.clone()),
            ("parent-exists", |e| e.tasks[0].parent = Some("body/XX".into())),
            ("region-present", |e| e.tasks[0].regions.clear()),
            ("region-possible", |e| e.tasks[0].regions[0].lines = Some([9, 3])),
            ("reading-order", |e| e.tasks.swap(0, 1)),
            ("table-exists", |e| e.tables.clear()),
            ("role-exists", |e| {
                e.tables[0].columns.pop();
            }),
            ("text-present", |e| e.tasks[0].text = "  ".to_owned()),
            ("due-derived", |e| e.tasks[0].due = None),
            ("interval-ordered", |e| {
                let interval = &mut e.tasks[0].finish.as_mut().unwrap().intervals[0];
                std::mem::swap(&mut interval.from, &mut interval.to);
            }),
            ("emptiness-said", |e| e.tasks.clear()),
        ];
        for (rule, damage) in damages {
            let mut extraction = sample();
            damage(&mut extraction);
            let broken: Vec<&str> = check(&extraction).iter().map(|v| v.rule).collect();
            assert!(broken.contains(&rule), "{rule}: {broken:?}");
        }
    }
}
