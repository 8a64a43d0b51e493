using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Streams;

/// <summary>Records that go to the function together.</summary>
/// <param name="Records">The records, oldest first; at least one.</param>
/// <param name="FailedTries">How often they failed together, splits not counted.</param>
/// <param name="Invocations">How often the function saw them, in this batch or in the batch that this one was cut from.</param>
/// <param name="Last">The last invocation with them.</param>
internal sealed record StreamBatch(IReadOnlyList<StreamEntry> Records, int FailedTries = 0, int Invocations = 0, InvocationResult? Last = null);
