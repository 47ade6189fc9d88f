//! What `diff` says of invented versions of a plan.

use crate::support;

use export::diff::{Diff, DiffLook, DiffSettings, MatchedBy, diff, diff_parts, parts};
use jiff::civil::date;
use model::{Extraction, Task};
use support::{extraction, party, task};

fn plan(tasks: Vec<Task>) -> Extraction {
    Extraction { tasks, ..extraction() }
}

fn old() -> Extraction {
    plan(vec![
        task("annex-1/I/1", &["I", "1"], "Xây dựng kế hoạch tuyên truyền về chuyển đổi số trên địa bàn"),
        task("annex-1/I/2", &["I", "2"], "Rà soát hạ tầng mạng của các xã vùng sâu, vùng xa"),
        task("annex-1/I/3", &["I", "3"], "Tổ chức hội nghị tổng kết"),
    ])
}

fn check(old: &Extraction, new: &Extraction) -> Diff {
    let found = diff(old, new, DiffSettings::default());
    let met = found.unchanged + found.changed.len();
    assert_eq!(met + found.added.len(), new.tasks.len(), "every new task is named once");
    assert_eq!(met + found.removed.len(), old.tasks.len(), "every old task is named once");
    found
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    for given in [old(), extraction(), plan(vec![])] {
        let found = check(&given, &given);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn spelling_alone_is_no_change() {
    let mut new = old();
    new.tasks[1].text = "RÀ SOÁT  hạ tầng mạng của các xã vùng sâu, vùng xa".into();
    assert!(check(&old(), &new).is_empty());
}

#[test]
fn fields_that_changed_are_named() {
    let mut new = old();
    new.tasks[0].text = "Xây dựng kế hoạch tuyên truyền về chuyển đổi xanh trên địa bàn".into();
    new.tasks[0].lead = vec![party("Sở Y tế", "Sở Y tế", "so-y-te")];
    new.tasks[2].due = Some(date(2024, 1, 31));
    let found = check(&old(), &new);
    let fields: Vec<Vec<&str>> =
        found.changed.iter().map(|c| c.changes.iter().map(|x| x.field).collect()).collect();
    assert_eq!(fields, [vec!["text", "lead"], vec!["due"]]);
    let text = found.to_text(DiffLook::default());
    assert!(text.contains("chuyển đổi [-số-] {+xanh+} trên địa bàn"), "{text}");
    assert!(text.ends_with("0 added, 0 removed, 2 changed, 1 unchanged\n"), "{text}");
    let text = found.to_text(DiffLook { lang: model::Lang::Vi, ..DiffLook::default() });
    assert!(text.contains("    chủ trì: {+Sở Y tế+}\n"), "{text}");
    assert!(text.ends_with("thêm 0, bỏ 0, sửa 2, giữ nguyên 1\n"), "{text}");
    let json: serde_json::Value =
        serde_json::from_slice(&found.to_json().expect("it writes")).expect("it is JSON");
    assert_eq!(json["changed"][0]["changes"][1]["new"], "Sở Y tế");
}

#[test]
fn a_task_that_moved_is_found_by_its_text() {
    let mut new = old();
    new.tasks.insert(0, task("annex-1/I/1", &["I", "1"], "Ban hành quy chế quản lý dữ liệu dùng chung"));
    for (task, number) in new.tasks.iter_mut().skip(1).zip(["2", "3", "4"]) {
        task.id = format!("annex-1/I/{number}").into();
        task.path = vec!["I".into(), number.into()];
    }
    let found = check(&old(), &new);
    assert_eq!(found.added.len(), 1);
    assert!(found.removed.is_empty());
    assert!(found.changed.iter().all(|c| c.matched_by == MatchedBy::Text && c.changes.len() == 1));
}

#[test]
fn a_number_given_to_other_work_is_no_change_but_a_new_task() {
    let mut new = old();
    new.tasks[2].text = "Mua sắm thiết bị y tế cho trạm xá".into();
    let found = check(&old(), &new);
    assert_eq!((found.added.len(), found.removed.len(), found.unchanged), (1, 1, 2));
}

#[test]
fn body_and_annex_are_compared_by_number_and_text() {
    let mut both = old();
    both.tasks.push(task("body/II", &["II"], "Tổ chức hội nghị tổng kết"));
    both.tasks.push(task("body/1", &["I", "2"], "Rà soát hạ tầng mạng của các xã vùng sâu"));
    assert_eq!(parts(&both), ["annex-1", "body"]);
    let found = diff_parts(&both, "body", "annex-1", DiffSettings::default());
    assert_eq!((found.added.len(), found.removed.len(), found.changed.len()), (1, 0, 2));
}
