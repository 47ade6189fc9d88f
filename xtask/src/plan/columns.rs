//! The columns of invented tables, in the wordings that occur.

use model::Role;

use crate::chance::Chance;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanColumn {
    /// The header's levels from the top.
    pub label: Vec<String>,
    /// What it holds.
    pub role: Role,
    /// Width in letters, as a page gives it.
    pub width: usize,
}

impl PlanColumn {
    fn new(label: &[&str], role: Role, width: usize) -> Self {
        Self { label: label.iter().map(|&l| l.to_owned()).collect(), role, width }
    }
}

const CONTENT: &[&str] = &[
    "Nhiệm vụ, giải pháp trọng tâm",
    "Nội dung công việc",
    "NỘI DUNG CÔNG VIỆC",
    "Nội dung nhiệm vụ",
    "Tên nhiệm vụ",
    "Nhiệm vụ",
    "Nội dung, nhiệm vụ",
    "Nhiệm vụ cụ thể",
];
const LEAD: &[&str] = &[
    "Cơ quan chủ trì",
    "Đơn vị chủ trì",
    "Đơn vị thực hiện",
    "Cơ quan chủ trì thực hiện",
    "Cơ quan, đơn vị chủ trì",
    "Đơn vị chủ trì tham mưu",
];
const COORDINATE: &[&str] =
    &["Cơ quan phối hợp", "Cơ quan, đơn vị phối hợp", "Đơn vị phối hợp", "Đơn vị phối hợp thực hiện"];
const FINISH: &[&str] = &["Thời gian hoàn thành", "Thời hạn hoàn thành", "Hoàn thành"];
const DURING: &[&str] = &["Thời gian thực hiện", "Thời gian"];
const DELIVERABLE: &[&str] = &["Sản phẩm", "Kết quả, sản phẩm", "Sản phẩm dự kiến", "Kết quả"];
const BUDGET: &[&str] = &["Kinh phí", "Dự kiến kinh phí", "Nguồn kinh phí"];
const APPROVE: &[&str] =
    &["Cơ quan phải trình xin ý kiến hoặc phê duyệt", "Cấp trình", "Cơ quan phê duyệt", "Cấp phê duyệt"];

/// Columns by chance: number, task, lead, then what else a plan may print.
pub(crate) fn invent(chance: &mut Chance) -> Vec<PlanColumn> {
    let mut columns = vec![PlanColumn::new(&[chance.pick(&["STT", "TT", "Số TT"])], Role::Number, 5)];
    columns.push(PlanColumn::new(&[chance.pick(CONTENT)], Role::Content, 46));
    let deliverable = PlanColumn::new(&[chance.pick(DELIVERABLE)], Role::Deliverable, 20);
    let has_deliverable = chance.percent(30);
    let early = chance.percent(50);
    if has_deliverable && early {
        columns.push(deliverable.clone());
    }
    columns.push(PlanColumn::new(&[chance.pick(LEAD)], Role::Lead, 16));
    if chance.percent(90) {
        columns.push(PlanColumn::new(&[chance.pick(COORDINATE)], Role::Coordinate, 20));
    }
    if chance.percent(25) {
        columns.push(PlanColumn::new(&[chance.pick(APPROVE)], Role::Approve, 16));
    }
    match chance.below(10) {
        0..=3 => {
            let top = chance.pick(&["Thời gian", "Thời gian thực hiện", "Thời gian, tiến độ"]);
            let (start, finish) = *chance.one(&[
                ("Thực hiện", "Hoàn thành"),
                ("Bắt đầu", "Kết thúc"),
                ("Bắt đầu", "Hoàn thành"),
            ]);
            columns.push(PlanColumn::new(&[top, start], Role::Start, 10));
            columns.push(PlanColumn::new(&[top, finish], Role::Finish, 10));
        }
        4..=6 => columns.push(PlanColumn::new(&[chance.pick(FINISH)], Role::Finish, 11)),
        _ => columns.push(PlanColumn::new(&[chance.pick(DURING)], Role::During, 11)),
    }
    if has_deliverable && !early {
        columns.push(deliverable);
    }
    if chance.percent(15) {
        columns.push(PlanColumn::new(&[chance.pick(BUDGET)], Role::Budget, 14));
    }
    if chance.percent(20) {
        columns.push(PlanColumn::new(&["Ghi chú"], Role::Note, 14));
    }
    columns
}
