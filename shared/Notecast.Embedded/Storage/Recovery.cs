using Notecast.Embedded.Queues;

namespace Notecast.Embedded.Storage;

/// <summary>Gives back what a pipeline that ended without saying so had taken. No other pipeline may be alive.</summary>
internal static class Recovery
{
    public static void Run(Database database, TimeProvider time) => database.Write(session =>
    {
        var now = time.Milliseconds();

        // A receive that a crash interrupted says nothing about the message, so it does not count towards the dead-letter queue.
        // A message that was put off was handled: it keeps its delay and its count.
        session.Execute(
            """
            update messages set VisibleAt = min(VisibleAt, @now), IsReceived = 0, ReceiveCount = ReceiveCount - 1, ReceiptHandle = null
            where IsReceived
            """,
            ("@now", now));
        session.Execute("update invocations set IsHandedOut = 0 where IsHandedOut");
        session.Execute(
            "delete from idempotency where not IsCompleted and substr(Id, 1, length(@clients)) <> @clients",
            ("@clients", RunRecords.OfClients));
        return session.Execute("delete from catalog where ExpiresAt < @now", ("@now", Columns.Iso(time.GetUtcNow())));
    });
}
