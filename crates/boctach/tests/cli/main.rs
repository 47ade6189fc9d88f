//! The program from outside: what goes to which stream, exit statuses, bad inputs, batches.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests touch the disk, and fail loudly")]

mod messages;
mod outputs;
mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use support::{PLAN, boctach, contents, feed, folder, json, run, said, status, text};
use tempfile::tempdir;

#[test]
fn one_file_goes_to_stdout_and_validates() {
    let given = folder(&[("plan.txt", PLAN.as_bytes())]);
    let output = run(&["extract", text(&given.path().join("plan.txt"))]);
    assert_eq!((status(&output), said(&output).as_str()), (0, ""));
    let extraction = json(&output.stdout);
    assert_eq!(extraction["tasks"].as_array().unwrap().len(), 2);
    assert_eq!(extraction["tasks"][1]["due"], "2030-06-30");

    let good = given.path().join("good.json");
    fs::write(&good, &output.stdout).unwrap();
    assert_eq!(status(&run(&["validate", text(&good)])), 0);

    let mut damaged = extraction.clone();
    damaged["tasks"][0]["confidence"] = 7.into();
    damaged["tasks"][1]["parent"] = "body/IX".into();
    let bad = given.path().join("bad.json");
    fs::write(&bad, damaged.to_string()).unwrap();
    let output = run(&["validate", text(&good), text(&bad)]);
    assert_eq!(status(&output), 1);
    let said = said(&output);
    assert!(said.contains("schema: /tasks/0/confidence") && said.contains("parent-exists"), "{said}");
    assert!(!said.contains("good.json"), "{said}");
}

/// Every bad input has its status and a word that names the trouble; none panics.
#[test]
fn bad_inputs_are_named() {
    let backwards = PLAN.replace("\n1\t", "\n5\t");
    let repeated = PLAN.replace("\n2\t", "\n1\t");
    let wide = format!("{}\n{}\n", "Cột\t".repeat(10_000), "x\t".repeat(10_000));
    let long = "nhiệm vụ ".repeat(200_000);
    let given = folder(&[
        ("empty.txt", b""),
        ("binary.bin", b"\x00\x01\x02\x03\xff\xfe\x00\x00\x7fELF"),
        ("invalid.txt", b"K\xe1\xba\xbf ho\xff\xffch c\xc3\xb4ng t\xc3\xa1c"),
        ("header.txt", b"STT\tNhi\xe1\xbb\x87m v\xe1\xbb\xa5\tC\xc6\xa1 quan ch\xe1\xbb\xa7 tr\xc3\xac\n"),
        ("backwards.txt", backwards.as_bytes()),
        ("repeated.txt", repeated.as_bytes()),
        ("no-task.txt", "Hôm nay trời đẹp.\n".as_bytes()),
        ("wide.txt", wide.as_bytes()),
        ("long.txt", long.as_bytes()),
        ("broken.pdf", b"%PDF-1.7\nnothing else"),
        ("broken.docx", b"PK\x03\x04 word/document.xml"),
    ]);
    for (name, expected, word) in [
        ("empty.txt", Some(1), "no readable text"),
        ("binary.bin", Some(1), "format"),
        ("invalid.txt", None, ""),
        ("header.txt", Some(0), "header-without-rows"),
        ("backwards.txt", Some(0), "ordinal-backwards"),
        ("repeated.txt", Some(0), "ordinal-repeated"),
        ("no-task.txt", Some(0), "no-task"),
        ("wide.txt", Some(0), "no-task"),
        ("long.txt", Some(0), "no-task"),
        ("broken.pdf", Some(1), "broken.pdf"),
        ("broken.docx", Some(1), "broken.docx"),
        ("absent.pdf", Some(1), "absent.pdf"),
    ] {
        let output = run(&["extract", text(&given.path().join(name))]);
        let all = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output));
        assert!(all.contains(word), "{name}: no «{word}» in {}", said(&output));
        assert!(!all.contains("panicked"), "{name}: {all}");
        // Either a named failure or a diagnostic, never silence.
        let noted = status(&output) == 0 && json(&output.stdout)["diagnostics"] != Value::Array(Vec::new());
        assert!(noted || (status(&output) == 1 && said(&output).contains(name)), "{name}: {}", said(&output));
        if let Some(expected) = expected {
            assert_eq!(status(&output), expected, "{name}: {}", said(&output));
        }
    }
    let nothing = tempdir().unwrap();
    assert_eq!(status(&run(&["extract", text(nothing.path())])), 1);
    assert_eq!(status(&run(&["inspect", text(nothing.path())])), 1);
}

#[test]
fn wrong_usage_is_status_2() {
    let given = folder(&[("a.txt", PLAN.as_bytes()), ("b.txt", PLAN.as_bytes())]);
    let (a, b) = (given.path().join("a.txt"), given.path().join("b.txt"));
    for arguments in [
        vec![],
        vec!["extract"],
        vec!["extract", "--format", "docx", text(&a)],
        vec!["extract", "--format", "sqlite", text(&a)],
        vec!["extract", "--force", text(&a)],
        vec!["extract", text(&a), text(&b)],
        vec!["explain", "no-such-code"],
        vec!["read", "weather"],
        vec!["extract", "--limit", "seconds=3", text(&a)],
        vec!["diff", text(&a)],
    ] {
        assert_eq!(status(&run(&arguments)), 2, "{arguments:?}");
    }
    let csv = run(&["extract", "--format", "csv", text(&a), text(&b)]);
    assert_eq!((status(&csv), String::from_utf8(csv.stdout).unwrap().lines().count()), (0, 5));
}

#[test]
fn no_cache_goes_before_a_folder_that_the_environment_names() {
    let given = folder(&[("a.txt", PLAN.as_bytes())]);
    let cache = given.path().join("cache");
    let read = Command::new(env!("CARGO_BIN_EXE_boctach"))
        .args(["extract", "--no-cache", text(&given.path().join("a.txt"))])
        .env("BOCTACH_CACHE", &cache)
        .output()
        .unwrap();
    assert_eq!((status(&read), cache.exists()), (0, false));
}

#[test]
fn a_batch_does_the_rest_skips_what_is_done_and_keeps_names_apart() {
    let given = folder(&[
        ("in/a/plan.txt", PLAN.as_bytes()),
        ("in/b/Plan.txt", PLAN.replace("2030", "2031").as_bytes()),
        ("in/bad.bin", b"\x00\x01\x02\x03\xff\xfe"),
    ]);
    let (inside, out) = (given.path().join("in"), given.path().join("out"));
    let extract = |more: &[&str]| {
        let mut arguments =
            vec!["extract", text(&inside), "--out", text(&out), "--format", "json,csv,sqlite"];
        arguments.extend(more);
        run(&arguments)
    };
    let output = extract(&[]);
    assert_eq!(status(&output), 1);
    assert!(said(&output).contains("in/bad.bin"), "{}", said(&output));
    assert!(said(&output).contains("2 extracted, 0 unchanged, 1 failed; 4 tasks"), "{}", said(&output));
    let first = contents(&out);
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    assert_eq!(names, ["Plan~2.json", "manifest.json", "plan.json", "tasks.csv", "tasks.sqlite"]);
    let manifest = json(&first["manifest.json"]);
    let states: Vec<&str> =
        manifest["documents"].as_array().unwrap().iter().map(|d| d["status"].as_str().unwrap()).collect();
    assert_eq!(states, ["done", "done", "failed"]);

    fs::remove_file(inside.join("bad.bin")).unwrap();
    let output = extract(&[]);
    assert!(said(&output).contains("0 extracted, 2 unchanged, 0 failed"), "{}", said(&output));
    assert_eq!(status(&output), 0);

    // Killed before the manifest was written: the journal knows what was done; a torn temporary file is swept.
    let done = serde_json::to_string(&manifest["documents"][0]).unwrap();
    fs::remove_file(out.join("manifest.json")).unwrap();
    fs::write(out.join(".boctach-journal"), format!("{done}\n{{\"input\": \"to")).unwrap();
    fs::write(out.join(".boctach-tmp-abc"), b"half").unwrap();
    let output = extract(&[]);
    assert!(said(&output).contains("1 extracted, 1 unchanged, 0 failed"), "{}", said(&output));
    assert!(!out.join(".boctach-tmp-abc").exists() && !out.join(".boctach-journal").exists());
    assert_eq!(contents(&out)["plan.json"], first["plan.json"]);

    fs::write(inside.join("a/plan.txt"), PLAN.replace("Sở Y tế", "Sở Tài chính")).unwrap();
    let output = extract(&[]);
    assert!(said(&output).contains("1 extracted, 1 unchanged, 0 failed"), "{}", said(&output));
    assert!(String::from_utf8_lossy(&contents(&out)["tasks.csv"]).contains("Sở Tài chính"));
    assert!(said(&extract(&["--force"])).contains("2 extracted, 0 unchanged, 0 failed"));

    let database = given.path().join("all.sqlite");
    let merge = || run(&["merge", text(&out), "--into", text(&database)]);
    assert!(said(&merge()).contains("2 documents added, 0 there before"));
    assert!(said(&merge()).contains("0 documents added, 2 there before"));
    let data_set = given.path().join("all.parquet");
    assert_eq!(status(&run(&["merge", text(&out), text(&out), "--into", text(&data_set)])), 0);
    let files = contents(&data_set);
    assert!(
        files.contains_key("tasks.parquet") && files.contains_key("paragraphs.parquet"),
        "{:?}",
        files.keys()
    );
}

#[test]
fn a_format_asked_for_later_is_written_though_nothing_changed() {
    let given = folder(&[("in/plan.txt", PLAN.as_bytes())]);
    let (inside, out) = (given.path().join("in"), given.path().join("out"));
    for format in ["jsonl-flat", "jsonl", "parquet", "csv"] {
        let output = run(&["extract", text(&inside), "--out", text(&out), "--format", format]);
        assert_eq!(status(&output), 0, "{}", said(&output));
    }
    for name in ["tasks.flat.jsonl", "tasks.jsonl", "tasks.parquet", "tasks.csv"] {
        assert!(out.join(name).is_file(), "{name}");
    }
}

/// Waits until `seen` holds; a watcher looks every second, and a busy machine may be slow.
fn wait_until(what: &str, seen: impl Fn() -> bool) {
    for _ in 0..1200 {
        if seen() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("{what} did not happen");
}

#[test]
fn a_watched_folder_is_taken_up_again_after_a_kill() {
    let given = folder(&[("in/a.txt", PLAN.as_bytes())]);
    let (inside, out) = (given.path().join("in"), given.path().join("out"));
    let arguments = ["extract", text(&inside), "--out", text(&out), "--watch", "--interval", "1"];
    let spawn = || boctach(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let whole = |name: &str| fs::read(out.join(name)).is_ok_and(|bytes| json(&bytes)["tasks"][1].is_object());

    let mut watcher = spawn();
    wait_until("the first run", || whole("a.json"));
    fs::write(inside.join("b.txt"), PLAN.replace("2030", "2031")).unwrap();
    wait_until("the run after a change", || whole("b.json"));
    watcher.kill().unwrap();
    watcher.wait().unwrap();

    fs::write(inside.join("c.txt"), PLAN.replace("2030", "2032")).unwrap();
    let mut watcher = spawn();
    wait_until("the run after the kill", || whole("c.json"));
    watcher.kill().unwrap();
    watcher.wait().unwrap();
    // What stands there is whole: every output parses, and a last run finds nothing half done.
    let output = run(&["extract", text(&inside), "--out", text(&out)]);
    assert_eq!(status(&output), 0, "{}", said(&output));
    assert!(said(&output).contains("0 extracted, 3 unchanged, 0 failed"), "{}", said(&output));
    let files = contents(&out);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["a.json", "b.json", "c.json", "manifest.json"]);
    files.values().for_each(|bytes| drop(json(bytes)));
}

#[test]
fn the_same_bytes_on_one_thread_and_two() {
    let given = tempdir().unwrap();
    let inside = given.path().join("in");
    fs::create_dir(&inside).unwrap();
    for i in 0..12 {
        fs::write(inside.join(format!("{i}.txt")), PLAN.replace("2030", &format!("{}", 2030 + i))).unwrap();
    }
    let of = |jobs: &str| {
        let out = given.path().join(format!("out{jobs}"));
        let format = "json,jsonl,csv,parquet,ics";
        let output =
            run(&["extract", text(&inside), "--out", text(&out), "--jobs", jobs, "--format", format]);
        assert_eq!(status(&output), 0, "{}", said(&output));
        contents(&out)
    };
    assert!(of("1") == of("2"), "outputs differ between one thread and two");
}

#[test]
fn rows_beyond_a_limit_are_named_and_the_others_are_there() {
    let rows: String = (1..=5).map(|n| format!("{n},Rà soát hồ sơ số {n},Sở Y tế\n")).collect();
    let given = folder(&[("plan.csv", format!("TT,Nhiệm vụ,Cơ quan chủ trì\n{rows}").as_bytes())]);
    let (plan, out) = (given.path().join("plan.csv"), given.path().join("out"));
    let extract = |limit: &str| run(&["extract", text(&plan), "--out", text(&out), "--limit", limit]);
    let output = extract("sheet_cells=12");
    assert_eq!(status(&output), 1);
    assert!(
        said(&output).contains("5–6") && said(&output).contains("3 tasks; 1 incomplete"),
        "{}",
        said(&output)
    );
    let output = extract("sheet_cells=18");
    assert_eq!(status(&output), 0, "{}", said(&output));
    assert!(said(&output).contains("1 extracted, 0 unchanged, 0 failed; 5 tasks"), "{}", said(&output));
}

#[test]
fn an_output_that_cannot_be_written_is_said() {
    let given = folder(&[("plan.txt", PLAN.as_bytes()), ("file", b"")]);
    let (plan, out) = (given.path().join("plan.txt"), given.path().join("file/out"));
    let output = run(&["extract", text(&plan), "--out", text(&out)]);
    assert_eq!(status(&output), 1);
    assert!(said(&output).contains("cannot write into"), "{}", said(&output));
}

#[test]
fn lines_are_read() {
    for (kind, line, pointer, expected) in [
        ("timing", "Quý II/2023", "/value/intervals/0/edtf", "2023-34"),
        ("citation", "Quyết định số 325/QĐ-TTg ngày 30/3/2023", "/value/0/number", "325"),
        ("party", "Sở Y tế", "/value/0/name", "Sở Y tế"),
        ("ordinal", "2.1-", "/value/label", "2.1"),
        ("mend", "Phần đầu đến năm 2030", "/text", "Phấn đấu đến năm 2030"),
    ] {
        let mut input = format!("{line}\r\n\n").into_bytes();
        input.extend(b"x\xffy");
        let output = feed(&["read", kind], &input);
        let objects = output.stdout.split(|b| *b == b'\n').filter(|object| !object.is_empty());
        let lines: Vec<Value> = objects.map(json).collect();
        assert_eq!(lines.len(), 3, "{kind}");
        assert_eq!(lines[0]["raw"], line);
        assert_eq!(lines[0].pointer(pointer), Some(&Value::from(expected)), "{kind}: {}", lines[0]);
        assert!(said(&output).contains("line 3"), "{}", said(&output));
    }
}

#[test]
fn what_was_done_can_be_looked_at() {
    let changed = PLAN.replace("Sở Y tế", "Sở Tài chính");
    let given = folder(&[("plan.txt", PLAN.as_bytes()), ("new.txt", changed.as_bytes())]);
    let (plan, new) = (given.path().join("plan.txt"), given.path().join("new.txt"));
    let seen = run(&["inspect", text(&plan), "--lang", "vi"]);
    let page = String::from_utf8(seen.stdout).unwrap();
    for part in
        ["bảng (1)", "nhiệm vụ (2)", "rõ người", "2/2 (100 %)", "không có cột", "Sở Y tế", "2030-06-30"]
    {
        assert!(page.contains(part), "no «{part}» in\n{page}");
    }
    let change = json(&run(&["diff", "--json", text(&plan), text(&new)]).stdout);
    assert_eq!(change["changed"][0]["changes"][0]["field"], "lead", "{change}");
    assert_eq!(change["unchanged"], 1);
    let told = String::from_utf8(run(&["diff", text(&plan), text(&new)]).stdout).unwrap();
    assert!(told.contains("lead: Sở [-Y tế-] {+Tài chính+}"), "{told}");
    // A folder where a file is wanted is named, for every command that wants one.
    let inside = text(given.path());
    for arguments in [vec!["diff", text(&plan), inside], vec!["diff", inside, text(&plan)]] {
        let output = run(&arguments);
        assert!(status(&output) == 1 && said(&output).contains(inside), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn every_name_has_its_page() {
    let list = String::from_utf8(run(&["explain"]).stdout).unwrap();
    let named = list.lines().filter(|l| l.starts_with("  "));
    let names: Vec<&str> = named.filter_map(|l| l.split_whitespace().next()).collect();
    assert!(names.len() > 40, "{list}");
    for name in ["fused-rows", "torn-paragraph", "spelling", "no-task", "ocr-missing"] {
        assert!(names.contains(&name), "{name}");
        let page = run(&["explain", name]);
        assert!(status(&page) == 0 && String::from_utf8_lossy(&page.stdout).contains(name), "{name}");
    }
    for arguments in [["completions", "bash"].as_slice(), &["man"], &["schema"]] {
        let output = run(arguments);
        assert!(status(&output) == 0 && output.stdout.len() > 500, "{arguments:?}");
    }
}

#[test]
fn a_page_that_is_damaged_makes_a_document_incomplete() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pdf-torn-rows/source.pdf");
    let mut bytes = fs::read(fixture).unwrap();
    // In the middle of what draws the third page.
    bytes[39_500..39_600].fill(0x55);
    let given = folder(&[("plan.pdf", &bytes)]);
    let output = run(&["extract", "--ocr", "never", text(&given.path().join("plan.pdf"))]);
    assert_eq!(status(&output), 1);
    assert!(said(&output).contains("incomplete") && said(&output).contains("page 3"), "{}", said(&output));
    let diagnostics = json(&output.stdout)["diagnostics"].clone();
    assert!(diagnostics.as_array().unwrap().iter().any(|d| d["code"] == "page-damaged"), "{diagnostics}");
}
