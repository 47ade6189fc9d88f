//! Plans assign tasks; rules and forms do not. Invented documents of both sides, read whole.

use model::Code;

use crate::plan::read;

fn check(lines: &[&str], expected: &[&str], said: &[Code]) {
    let (parsed, codes) = read(lines);
    let ids: Vec<&str> = parsed.tasks.iter().map(|t| t.id.as_str()).collect();
    assert_eq!(ids, expected, "{:#?}", parsed.tasks.iter().map(|t| &t.text).collect::<Vec<_>>());
    for code in [Code::RulesNoTasks, Code::FormNoTasks] {
        assert_eq!(codes.contains(&code), said.contains(&code), "{codes:?}");
    }
    // Nothing is lost: what is no task stands in the outline or in a table. Lines in capitals are letterheads and titles.
    let kept = format!("{:?}{:?}{:?}{:?}", parsed.outline, parsed.tasks, parsed.tables, parsed.document);
    let running = lines
        .iter()
        .skip(LETTERHEAD)
        .filter(|l| l.chars().any(char::is_lowercase) && !l.starts_with('(') && **l != "Nơi nhận:");
    for text in running.flat_map(|l| l.split('|')).map(str::trim) {
        let words: Vec<&str> = text.trim_end_matches([':', '.', ';', '/']).split(' ').collect();
        let tail = words.get(words.len().saturating_sub(3)..).unwrap_or_default().join(" ");
        assert!(kept.contains(&tail), "lost: {text}");
    }
}

/// Lines above the title of a document.
const LETTERHEAD: usize = 6;

fn circular(rest: &[&'static str]) -> Vec<&'static str> {
    let head = [
        "BỘ SÔNG NGÒI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 44/2030/TT-BSN",
        "Hà Nội, ngày 30 tháng 11 năm 2030",
        "THÔNG TƯ",
        "Quy định quản lý nhiệm vụ khảo sát lòng sông",
        "Căn cứ Nghị định số 55/2029/NĐ-CP ngày 02 tháng 3 năm 2029 của Chính phủ;",
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi điều chỉnh",
        "Thông tư này quy định trình tự giao nhiệm vụ khảo sát.",
        "Chương II",
        "NỘI DUNG, NHIỆM VỤ KHẢO SÁT",
        "Điều 2. Trách nhiệm của Sở Xây dựng",
        "1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập hồ sơ khảo sát.",
        "2. Định kỳ 06 tháng, Sở Xây dựng báo cáo Ủy ban nhân dân tỉnh kết quả khảo sát.",
    ];
    head.into_iter().chain(rest.iter().copied()).collect()
}

#[test]
fn a_circular_with_forms_assigns_nothing() {
    let lines = circular(&[
        "Điều 3. Tổ chức thực hiện",
        "1. Cục Đường thủy chịu trách nhiệm hướng dẫn, kiểm tra việc thực hiện Thông tư này.",
        "2. Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Bộ để xem xét.",
        "Nơi nhận:",
        "- Các sở, ban, ngành thuộc tỉnh.",
        "BỘ TRƯỞNG",
        "Trần Văn Bến",
        "PHỤ LỤC",
        "BIỂU MẪU VỀ GIAO NHIỆM VỤ KHẢO SÁT",
        "II. NỘI DUNG THỰC HIỆN NHIỆM VỤ",
        "1. Tên nhiệm vụ khảo sát của tổ chức: …………",
        "2. Tổ chức chủ trì cam kết hoàn thành đúng thời hạn.",
        "TT | Nội dung công việc | Tổ chức chủ trì | Thời gian thực hiện",
        "1 | Nội dung thứ nhất | ... | ...",
        "2 | Nội dung thứ hai | |",
    ]);
    check(&lines, &[], &[Code::RulesNoTasks, Code::FormNoTasks]);
}

#[test]
fn carrying_out_still_tells_somebody() {
    let lines = circular(&[
        "Điều 3. Tổ chức thực hiện",
        "1. Cục Đường thủy xây dựng cơ sở dữ liệu khảo sát lòng sông trước ngày 30/6/2031.",
        "2. Chánh Văn phòng Bộ, Thủ trưởng các đơn vị thuộc Bộ chịu trách nhiệm thi hành Thông tư này./.",
    ]);
    check(&lines, &["body/Chương II/Điều 3/1"], &[Code::RulesNoTasks]);
}

#[test]
fn a_decision_that_issues_rules_and_one_that_assigns() {
    let head = [
        "ỦY BAN NHÂN DÂN TỈNH SÔNG XANH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/QĐ-UBND",
        "Sông Xanh, ngày 05 tháng 3 năm 2030",
        "QUYẾT ĐỊNH",
    ];
    let rules = [
        "Ban hành Quy chế phối hợp quản lý bến đò ngang",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý bến đò ngang.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này./.",
    ];
    check(&[&head[..], &rules[..]].concat(), &[], &[Code::RulesNoTasks]);
    let plan = [
        "Phê duyệt Đề án sắp xếp bến đò ngang",
        "Điều 1. Phê duyệt Đề án sắp xếp bến đò ngang trên địa bàn tỉnh.",
        "Điều 2. Giao Sở Xây dựng chủ trì, phối hợp với Công an tỉnh rà soát các bến đò trước ngày 30/6/2030.",
        "Điều 3. Giám đốc Sở Tài chính bố trí kinh phí thực hiện Đề án trong quý III/2030.",
    ];
    check(&[&head[..], &plan[..]].concat(), &["body/Điều 2", "body/Điều 3"], &[]);
}

#[test]
fn a_resolution_on_policy_keeps_the_order_to_carry_it_out() {
    let lines = [
        "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG XANH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 7/2030/NQ-HĐND",
        "Sông Xanh, ngày 05 tháng 3 năm 2030",
        "NGHỊ QUYẾT",
        "Quy định mức hỗ trợ đóng mới thuyền cứu hộ",
        "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng",
        "1. Nghị quyết này quy định mức hỗ trợ đóng mới thuyền cứu hộ.",
        "Điều 2. Mức hỗ trợ",
        "Ủy ban nhân dân cấp xã hỗ trợ 50% chi phí đóng mới thuyền.",
        "Điều 3. Tổ chức thực hiện",
        "1. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này.",
        "2. Giao Sở Tài chính tổng hợp nhu cầu hỗ trợ, trình Ủy ban nhân dân tỉnh trước ngày 31/10/2030.",
    ];
    check(&lines, &["body/Điều 3/2"], &[Code::RulesNoTasks]);
}

#[test]
fn a_plan_keeps_its_tasks_beside_an_outline_of_reports() {
    let lines = [
        "ỦY BAN NHÂN DÂN TỈNH SÔNG XANH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 31/KH-UBND",
        "Sông Xanh, ngày 05 tháng 3 năm 2030",
        "KẾ HOẠCH",
        "Thực hiện Quy chế phối hợp quản lý bến đò ngang",
        "I. NHIỆM VỤ",
        "1. Sở Xây dựng chủ trì rà soát các bến đò trên địa bàn tỉnh.",
        "2. Công an tỉnh tuần tra, kiểm soát trên các tuyến sông.",
        "Nơi nhận:",
        "- Các sở, ban, ngành thuộc tỉnh.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn Đò",
        "PHỤ LỤC I",
        "ĐỀ CƯƠNG BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 31/KH-UBND ngày 05/3/2030)",
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "1. Công tác chỉ đạo, điều hành của đơn vị.",
        "2. Kết quả cụ thể của từng nhiệm vụ được giao.",
        "PHỤ LỤC II",
        "PHÂN CÔNG NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 31/KH-UBND ngày 05/3/2030)",
        "TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành",
        "1 | Kiểm tra áo phao trên các bến đò | Sở Xây dựng | Quý II/2030",
        "2 | Tập huấn người lái đò | Công an tỉnh | Quý III/2030",
    ];
    check(&lines, &["body/I/1", "body/I/2", "annex-2/1", "annex-2/2"], &[Code::FormNoTasks]);
}
