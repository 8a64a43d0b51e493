using Notecast.Simulation;
using Notecast.Simulation.Schedules;

namespace Notecast.Cli.Simulating;

/// <summary>A schedule that broke an invariant.</summary>
internal sealed record ScheduleFailure(Schedule Schedule, SimulationResult Result);
