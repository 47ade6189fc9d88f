//! What a command costs: CPU seconds, seconds of the clock, and its largest resident size.

use std::process::{Command, ExitStatus};

use anyhow::{Context as _, Result, ensure};

/// What a command cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spent {
    /// Seconds of CPU, user and system, over all threads.
    pub(super) cpu: f64,
    /// Seconds of the clock.
    pub(super) wall: f64,
    /// Largest resident size, in bytes.
    pub(super) peak: f64,
}

/// Runs a command and asks the system what it took. Python's `resource` is the same means for every program.
const CLOCK: &str = "import resource,subprocess,sys,time
t=time.monotonic()
r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.PIPE)
t=time.monotonic()-t
u=resource.getrusage(resource.RUSAGE_CHILDREN)
print(u.ru_utime+u.ru_stime,t,u.ru_maxrss*1024)
sys.stderr.buffer.write(r.stderr)
sys.exit(r.returncode)";

/// Runs a command to its end.
pub(super) fn spent(command: &[String]) -> Result<Spent> {
    let (spent, status, _) = run(command)?;
    ensure!(status.success(), "{} ended with {status}", command[0]);
    Ok(spent)
}

/// Runs a command to its end, whatever its status, and gives what it said to people.
pub(super) fn measured(command: &[String]) -> Result<(Spent, String)> {
    let (spent, _, said) = run(command)?;
    Ok((spent, said))
}

fn run(command: &[String]) -> Result<(Spent, ExitStatus, String)> {
    let output = Command::new("python3").args(["-c", CLOCK]).args(command).output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = printed.split_whitespace().filter_map(|f| f.parse().ok()).collect();
    let [cpu, wall, peak] = figures[..] else { return Err(anyhow::anyhow!("no figures: {printed}")) };
    Ok((Spent { cpu, wall, peak }, output.status, String::from_utf8_lossy(&output.stderr).into_owned()))
}

/// The cheapest of several runs: the others were disturbed.
pub(super) fn least(command: &[String], runs: usize) -> Result<Spent> {
    let mut best: Option<Spent> = None;
    for _ in 0..runs {
        let now = spent(command)?;
        if best.is_none_or(|b| now.cpu < b.cpu) {
            best = Some(now);
        }
    }
    best.context("no run")
}
