//! What stays in an output folder, and in which order it is spoken of.

use std::fs;

use crate::support::{PLAN, contents, folder, json, run, said, status, text};

#[test]
fn what_is_gone_is_kept_and_said_until_it_is_pruned() {
    let later = PLAN.replace("2030", "2031");
    let given = folder(&[("in/a.txt", PLAN.as_bytes()), ("in/b.txt", later.as_bytes())]);
    let (inside, out) = (given.path().join("in"), given.path().join("out"));
    let extract = |more: &[&str]| {
        let arguments = ["extract", text(&inside), "--out", text(&out), "--format", "csv"];
        run(&[&arguments, more].concat())
    };
    let rows = || String::from_utf8_lossy(&contents(&out)["tasks.csv"]).lines().count() - 1;
    let documents = || json(&contents(&out)["manifest.json"])["documents"].as_array().unwrap().len();
    assert_eq!((status(&extract(&[])), rows(), documents()), (0, 4, 2));

    fs::remove_file(inside.join("b.txt")).unwrap();
    let output = extract(&[]);
    assert!(
        said(&output).contains("2 tasks; kept from earlier runs: 1 document, 2 tasks"),
        "{}",
        said(&output)
    );
    assert_eq!((rows(), documents()), (4, 2));

    let output = extract(&["--prune", text(&given.path().join("absent.txt"))]);
    assert!(status(&output) == 1 && said(&output).contains("kept from earlier runs: 1"), "{}", said(&output));

    let output = extract(&["--prune"]);
    assert!(said(&output).contains("2 tasks; removed from earlier runs: 1 document"), "{}", said(&output));
    let names: Vec<String> = contents(&out).into_keys().collect();
    assert_eq!(names, ["a.json", "manifest.json", "tasks.csv"]);
    assert_eq!((rows(), documents()), (2, 1));
    assert!(!said(&extract(&[])).contains("earlier runs"));
    assert!(cfg!(not(unix)) || !out.join(".boctach-lock").exists());
}

#[test]
fn failures_are_told_in_the_order_of_the_inputs() {
    let files: Vec<(String, Vec<u8>)> = (10..40)
        .map(|n| {
            // Every third takes much longer than the others and fails none.
            let bytes =
                if n % 3 == 0 { PLAN.repeat(200).into_bytes() } else { b"\x00\x01\x02\x03\xff\xfe".to_vec() };
            (format!("{n}.bin"), bytes)
        })
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let given = folder(&files);
    let out = given.path().join("out");
    let output = run(&["extract", text(given.path()), "--out", text(&out), "--jobs", "4"]);
    assert_eq!(status(&output), 1);
    let said = said(&output);
    let failed: Vec<&str> = said.lines().filter(|line| line.starts_with("failed: ")).collect();
    assert_eq!(failed.len(), 20, "{said}");
    assert!(failed.is_sorted(), "{said}");
}
