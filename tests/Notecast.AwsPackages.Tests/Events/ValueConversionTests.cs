using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using CsCheck;

namespace Notecast.AwsPackages.Tests.Events;

public class ValueConversionTests
{
    private const long GreatestSeconds = 157_753_180_800;

    public static TheoryData<string> Serializers => ["by reflection", "by source generation"];

    [Theory]
    [InlineData("1480642020", "2016-12-02T01:27:00.0000000Z")]
    [InlineData("1480642020.5", "2016-12-02T01:27:00.5000000Z")]
    [InlineData("1.480642020E9", "2016-12-02T01:27:00.0000000Z")]
    [InlineData("1480642020123", "2016-12-02T01:27:00.1230000Z")]
    [InlineData("\"2016-12-02T01:27:00.25Z\"", "2016-12-02T01:27:00.2500000Z")]
    [InlineData("-1", "1969-12-31T23:59:59.0000000Z")]
    public void A_time_may_be_seconds_a_fraction_milliseconds_or_ISO_text(string json, string expected)
    {
        foreach (var name in Serializers)
        {
            var time = Wire.Read<Values>(Serializer(name), $$"""{"time": {{json}}}""").Time;

            Assert.Equal(DateTimeKind.Utc, time.Kind);
            Assert.Equal(expected, time.ToString("o", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Whole_numbers_are_seconds_unless_that_is_some_5000_years_ahead() =>
        Gen.Long[0, GreatestSeconds].Holds(seconds =>
        {
            Assert.Equal(DateTime.UnixEpoch.AddSeconds(seconds), ReadTime(seconds));
            Assert.Equal(DateTime.UnixEpoch.AddMilliseconds(GreatestSeconds + 1 + seconds), ReadTime(GreatestSeconds + 1 + seconds));
        });

    [Theory]
    [InlineData("true")]
    [InlineData("\"yesterday\"")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Anything_else_as_a_time_fails_and_the_message_names_the_event_type(string json)
    {
        foreach (var name in Serializers)
        {
            var failure = Assert.Throws<JsonSerializerException>(() => Wire.Read<Values>(Serializer(name), $$"""{"Time": {{json}}}"""));

            Assert.Contains(typeof(Values).FullName!, failure.Message, StringComparison.Ordinal);
            Assert.NotNull(failure.InnerException);
        }
    }

    [Theory]
    [MemberData(nameof(Serializers))]
    public void A_time_is_written_as_ISO_text(string name)
    {
        var json = Wire.Write(Serializer(name), new Values { Time = new DateTime(2026, 3, 1, 12, 30, 15, DateTimeKind.Utc) });

        Assert.Equal("2026-03-01T12:30:15Z", JsonDocument.Parse(json).RootElement.GetProperty("Time").GetString());
    }

    [Fact]
    public void A_stream_is_base64_both_ways() => Gen.Byte.Array[0, 200].Holds(bytes =>
    {
        foreach (var name in Serializers)
        {
            var json = Wire.Write(Serializer(name), new Values { Stream = new MemoryStream(bytes) });

            Assert.Equal(Convert.ToBase64String(bytes), JsonDocument.Parse(json).RootElement.GetProperty("Stream").GetString());
            Assert.Equal(bytes, Wire.Read<Values>(Serializer(name), json).Stream!.ToArray());
        }
    });

    [Fact]
    public void Bytes_are_read_from_base64_or_numbers_and_written_as_numbers() => Gen.Byte.Array[0, 50].Holds(bytes =>
    {
        foreach (var name in Serializers)
        {
            var json = Wire.Write(Serializer(name), new Values { Bytes = bytes });
            var numbers = JsonDocument.Parse(json).RootElement.GetProperty("Bytes").EnumerateArray().Select(number => number.GetByte());

            Assert.Equal(bytes, numbers);
            Assert.Equal(bytes, Wire.Read<Values>(Serializer(name), json).Bytes);
            Assert.Equal(bytes, Wire.Read<Values>(Serializer(name), $$"""{"bytes": "{{Convert.ToBase64String(bytes)}}"}""").Bytes);
        }
    });

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Names_are_written_as_declared_and_nulls_not_at_all(string name)
    {
        var json = Wire.Write(Serializer(name), new Values { Text = "a <b> & 'ü'" });

        Assert.Equal("""{"Time":"0001-01-01T00:00:00","Text":"a <b> & 'ü'"}""", json);
    }

    [Theory]
    [MemberData(nameof(Serializers))]
    public void The_S3_trace_ids_have_names_of_their_own(string name)
    {
        var json = Wire.Write(Serializer(name), new Values { XAmzRequestId = "C3D13FE58DE4C810" });

        Assert.Equal("C3D13FE58DE4C810", JsonDocument.Parse(json).RootElement.GetProperty("x-amz-request-id").GetString());
        Assert.Equal("C3D13FE58DE4C810", Wire.Read<Values>(Serializer(name), json).XAmzRequestId);
    }

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Options_can_be_changed_when_a_serializer_is_made(string name)
    {
        static void CamelCase(JsonSerializerOptions options) => options.PropertyNamingPolicy = new AwsNamingPolicy(JsonNamingPolicy.CamelCase);
        ILambdaSerializer serializer = name == "by reflection"
            ? new DefaultLambdaJsonSerializer(CamelCase)
            : new SourceGeneratorLambdaJsonSerializer<ValuesContext>(CamelCase);

        var json = JsonDocument.Parse(Wire.Write(serializer, new Values { Text = "a", XAmzRequestId = "b" })).RootElement;

        Assert.Equal("a", json.GetProperty("text").GetString());
        Assert.Equal("b", json.GetProperty("x-amz-request-id").GetString());
    }

    [Fact]
    public void A_type_that_the_context_does_not_know_fails_with_its_name()
    {
        var failure = Assert.Throws<JsonSerializerException>(
            () => Wire.Read<Uri>(new SourceGeneratorLambdaJsonSerializer<ValuesContext>(), "\"https://example.com\""));

        Assert.Contains(typeof(Uri).FullName!, failure.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ValuesContext), failure.Message, StringComparison.Ordinal);
    }

    private static DateTime ReadTime(long number) => Wire.Read<Values>(Serializer("by source generation"), $$"""{"Time": {{number}}}""").Time;

    private static ILambdaSerializer Serializer(string name) => name == "by reflection"
        ? new DefaultLambdaJsonSerializer()
        : new SourceGeneratorLambdaJsonSerializer<ValuesContext>();
}
