//! Files as people make them: sums below a plan, columns that look like others, lists of programs, marks of typing. Each
//! was seen to go wrong in a file of that kind.

use boctach::ExtractSettings;
use model::{Extraction, Task};

fn read(name: &str, text: &str) -> Extraction {
    boctach::extract(name, text.as_bytes(), &ExtractSettings::default()).unwrap_or_else(|e| panic!("{e}"))
}

/// Path and text of each task.
fn tasks(out: &Extraction) -> Vec<(String, &str)> {
    out.tasks.iter().map(|t| (t.path.join("/"), t.text.as_str())).collect()
}

fn lead(task: &Task) -> Vec<&str> {
    task.lead.iter().map(|party| &*party.name).collect()
}

#[test]
fn a_row_that_sums_up_is_no_task() {
    let header = "TT,Nội dung nhiệm vụ,Cơ quan chủ trì,Thời gian hoàn thành,Kinh phí\n";
    let rows = "1,Nâng cấp trung tâm dữ liệu,Sở Y tế,30/6/2026,100\n2,Phủ sóng,Sở Y tế,30/9/2026,200\n";
    for (above, below) in [
        ("", ",Tổng cộng,,,300\n"),
        ("", "Tổng cộng:,,,,300\n"),
        ("", ",Cộng,,,\n"),
        (",TỔNG SỐ (I+II),,,300\n", ""),
    ] {
        let out = read("plan.csv", &format!("{header}{above}{rows}{below}"));
        let wanted = [("1".to_owned(), "Nâng cấp trung tâm dữ liệu"), ("2".to_owned(), "Phủ sóng")];
        assert_eq!(tasks(&out), wanted, "{above}{below}");
        let sum = out.outline.iter().find(|node| node.id.ends_with("/total")).expect("the sum is kept");
        assert!(sum.row.is_some() && !sum.title.is_empty());
    }
}

#[test]
fn days_as_programs_write_them_and_shares_that_are_no_times() {
    let out = read(
        "plan.csv",
        "sep=;\r\nSTT;Nhiệm vụ;Chủ trì;% hoàn thành;Hạn hoàn thành\r\n1;Rà soát;Sở Y tế;50%;2026-12-31\r\n",
    );
    let [task] = out.tasks.as_slice() else { panic!("one task: {:?}", out.tasks) };
    assert_eq!(task.due.map(|day| day.to_string()).as_deref(), Some("2026-12-31"));
    let row = serde_json::to_value(&task.row).expect("it is JSON");
    assert_eq!(row["cells"]["other:% hoàn thành"], "50%");
    assert!(out.outline.iter().all(|node| node.paragraphs.is_empty()), "the first line names the separator");
}

#[test]
fn tasks_and_deadlines_alone_are_a_plan_and_a_programme_is_none() {
    let plan = read(
        "plan.csv",
        "STT,Xã,Nhiệm vụ,Hạn hoàn thành\n1,Yên Sơn,Lập tổ công nghệ số,01/5/2026\n2,Tân Lập,Số hóa hộ tịch,Quý III\n",
    );
    assert_eq!(plan.tasks.len(), 2);
    let programme =
        read("programme.csv", "TT,Thời gian,Nội dung\n1,8 giờ 00,Đón tiếp đại biểu\n2,8 giờ 30,Khai mạc\n");
    assert!(programme.tasks.is_empty(), "{:?}", programme.tasks);
}

#[test]
fn a_line_that_says_what_a_table_is_about_is_no_task() {
    let page = "<p><b>BẢNG PHÂN CÔNG NHIỆM VỤ NĂM 2026</b></p><p>Lĩnh vực: Cải cách hành chính</p>\
        <table><tr><th>STT<th>Nhiệm vụ<th>Đơn vị chủ trì<th>Thời hạn<tr><td>1<td>Rà soát thủ tục<td>Sở Nội vụ<td>Quý I</table>";
    let out = read("plan.html", &format!("<html><body>{page}"));
    assert_eq!(tasks(&out), [("1".to_owned(), "Rà soát thủ tục")]);
}

#[test]
fn a_time_over_begin_and_end_is_the_whole_time() {
    let page = "<table><tr><th rowspan=2>TT<th rowspan=2>Nhiệm vụ<th rowspan=2>Chủ trì<th colspan=2>Thời gian\
        <tr><th>Bắt đầu<th>Kết thúc<tr><td>1<td>Tập huấn<td>Sở Nội vụ<td colspan=2>Quý II/2026\
        <tr><td>2<td>Rà soát<td>Sở Nội vụ<td>Quý I/2026<td>Quý III/2026</table>";
    let out = read("plan.html", &format!("<html><body>{page}"));
    let [whole, parts] = out.tasks.as_slice() else { panic!("two tasks: {:?}", out.tasks) };
    assert_eq!(whole.during.as_ref().map(|t| t.raw.as_str()), Some("Quý II/2026"));
    assert!(whole.start.is_none() && whole.due.is_some());
    assert!(parts.during.is_none() && parts.start.is_some() && parts.finish.is_some());
}

#[test]
fn markdown_as_people_write_it() {
    let out = read(
        "plan.md",
        "# KẾ HOẠCH\n## Chuyển đổi số năm 2026\n\n## II. NHIỆM VỤ\n\n### 1. Về thể chế\n\n1. Rà soát văn bản.\n2. Số hóa `hồ sơ`.\n\n\
         ### 2. Về dữ liệu\n\n1. Kết nối [Cổng dịch vụ công](https://dvc.vn).\n\n\
         | TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|:-:|---|:-:|--:|\n| 1 | Công khai a \\| b | **Sở Y tế** | Quý I/2026 |\n\n\
         ## III. TỔ CHỨC THỰC HIỆN\n\n1\\. Sở Y tế:\n   - Theo dõi, đôn đốc\n",
    );
    let wanted = [
        ("II/1/1", "Rà soát văn bản."),
        ("II/1/2", "Số hóa hồ sơ."),
        ("II/2/1", "Kết nối Cổng dịch vụ công."),
        ("II/2/1", "Công khai a | b"),
        ("III/1", "Theo dõi, đôn đốc"),
    ];
    assert_eq!(tasks(&out), wanted.map(|(path, text)| (path.to_owned(), text)));
    assert_eq!(lead(&out.tasks[3]), ["Sở Y tế"]);
    assert!(out.diagnostics.iter().all(|d| d.code != model::Code::OrdinalRepeated), "{:?}", out.diagnostics);
}

#[test]
fn fields_that_a_spreadsheet_copies_lose_its_quotes() {
    let out = read(
        "plan.txt",
        "STT\tNhiệm vụ\tChủ trì\tThời hạn\n1\t\"Lập đề án\nđô thị \"\"xanh\"\"\"\tSở Xây dựng\tQuý I/2026\n2\tRà soát\tSở Y tế\tQuý II/2026\n",
    );
    let wanted = [("1".to_owned(), "Lập đề án\nđô thị \"xanh\""), ("2".to_owned(), "Rà soát")];
    assert_eq!(tasks(&out), wanted);
}
