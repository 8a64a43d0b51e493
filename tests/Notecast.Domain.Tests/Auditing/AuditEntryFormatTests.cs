using Notecast.Domain.Auditing;

namespace Notecast.Domain.Tests.Auditing;

public sealed class AuditEntryFormatTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, 500, TimeSpan.FromHours(1));

    [Fact]
    public void An_entry_is_one_line_of_JSON_with_all_that_was_done_and_by_whom()
    {
        var entry = new AuditEntry(Noon, "ann@desk", "replay", ["id-1", "id-2"], "notecast dlq replay --all");

        Assert.Equal(
            """
            {"at":"2026-03-04T12:00:00.5000000+01:00","who":"ann@desk","action":"replay","messageIds":["id-1","id-2"],"details":"notecast dlq replay --all"}
            """,
            AuditEntryFormat.Write(entry));
    }

    [Fact]
    public void An_entry_stays_one_line_and_people_can_read_it()
    {
        var entry = new AuditEntry(Noon, "änn", "edit", [], "a\nb \"c\" <d>");

        var line = AuditEntryFormat.Write(entry);

        Assert.EndsWith("""
            "who":"änn","action":"edit","messageIds":[],"details":"a\nb \"c\" <d>"}
            """, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }
}
