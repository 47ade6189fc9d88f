//! Lines on stdin, one JSON object a line out: `read timing`, `read party`, `read citation` …

#![expect(clippy::print_stdout, reason = "this example is a command line")]

use std::io::BufRead;

use grammar::timing::Context;
use grammar::{citation, ordinal, party, timing};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let kind = arguments.iter().map(String::as_str).find(|argument| *argument != "read").unwrap_or("timing");
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let value = match kind {
            "timing" => serde_json::to_value(timing::read(&line, &Context::default()))?,
            "closure" => json!(format!("{:?}", timing::closure(&line))),
            "deadlines" => serde_json::to_value(timing::find(&line, &Context::default()))?,
            "party" => serde_json::to_value(party::read_list(&line, &party::Context::default()))?,
            "party-closure" => json!(format!("{:?}", party::closure(&line))),
            "leading" => json!(
                party::leading(&line, &party::Context::default())
                    .map(|(range, parties)| (line.get(range), parties))
            ),
            "roles" => {
                let found = party::roles(&line, &party::Context::default());
                json!({"lead": found.lead, "coordinate": found.coordinate, "approve": found.approve, "monitor": found.monitor})
            }
            "citation" => serde_json::to_value(citation::find(&line))?,
            "number" => json!(ordinal::split(&line).map(|(number, rest)| (number.label, rest.to_owned()))),
            "ordinal" => serde_json::to_value(ordinal::read(&line))?,
            other => {
                return Err(format!("unknown kind «{other}»: see the example's source").into());
            }
        };
        println!("{}", json!({"raw": line, "value": value}));
    }
    Ok(())
}
