using CsCheck;
using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

public class Mp3JoinerProperties
{
    private static readonly Gen<Mp3Sample[]> PartsOfOneFormat =
        Mp3Sample.AnyFormat.SelectMany(format => Mp3Sample.Clean(format).Array[1, 5]);

    [Fact]
    public Task A_joined_file_has_the_frames_of_its_parts_and_nothing_else() => PartsOfOneFormat.HoldsAsync(
        async parts =>
        {
            var joined = await JoinAsync(parts);
            Assert.True(joined.Audio.AsSpan().SequenceEqual([.. parts.SelectMany(part => part.Audio)]));
            var summary = Mp3Walker.Walk(joined.Bytes);
            Assert.Equal(parts.Sum(part => part.Frames.Count), summary.Frames);
            Assert.Equal(parts[0].Format.Duration(summary.Frames), summary.Duration);
            Assert.Empty(summary.Damage);
        },
        iter: 300);

    [Fact]
    public Task The_header_frame_is_true_of_the_whole() => PartsOfOneFormat.HoldsAsync(
        async parts =>
        {
            var joined = await JoinAsync(parts);
            var lengths = parts.SelectMany(part => part.Frames).Select(frame => frame.Length).ToList();
            Assert.Equal(lengths.Count, joined.Frames);
            Assert.Equal(joined.Header.Length + joined.Audio.Length, joined.StreamBytes);
            var rates = parts.SelectMany(part => part.Frames).Select(frame => frame.BitRateIndex).Distinct().Count();
            Assert.Equal(rates > 1 ? "Xing" : "Info", joined.Mark);
            for (var percent = 0; percent < 100; percent++)
            {
                var position = joined.Header.Length + lengths.Take(lengths.Count * percent / 100).Sum();
                Assert.Equal(position * 256 / joined.StreamBytes, joined.Table[percent]);
            }
        },
        iter: 300);

    [Fact]
    public Task Joining_a_joined_file_changes_nothing() => PartsOfOneFormat.HoldsAsync(
        async parts =>
        {
            var once = await JoinAsync(parts);
            var twice = await JoinedFile.JoinAsync(parts[0].Format, null, once.Bytes);
            Assert.Equal(once.Bytes, twice.Bytes);
        },
        iter: 200);

    [Fact]
    public Task It_does_not_matter_in_which_groups_parts_are_joined() => PartsOfOneFormat.HoldsAsync(
        async parts =>
        {
            var format = parts[0].Format;
            var all = await JoinAsync(parts);
            var left = parts[0].Bytes;
            foreach (var part in parts.Skip(1))
            {
                left = (await JoinedFile.JoinAsync(format, null, left, part.Bytes)).Bytes;
            }

            var right = parts[^1].Bytes;
            foreach (var part in parts.Reverse().Skip(1))
            {
                right = (await JoinedFile.JoinAsync(format, null, part.Bytes, right)).Bytes;
            }

            Assert.Equal(all.Audio, new JoinedFile(await Whole(format, left), format).Audio);
            Assert.Equal(all.Audio, new JoinedFile(await Whole(format, right), format).Audio);
        },
        iter: 100);

    [Fact]
    public Task Damage_of_the_parts_is_left_out() => Gen.Select(Mp3Sample.Any, Mp3Sample.Any).HoldsAsync(
        async (first, second) =>
        {
            // The first sample twice, as two samples seldom have one format.
            byte[][] parts = first.Format == second.Format ? [first.Bytes, second.Bytes] : [first.Bytes, first.Bytes];
            var joined = await JoinedFile.JoinAsync(first.Format, null, parts);
            Assert.Equal([.. first.Audio, .. first.Format == second.Format ? second.Audio : first.Audio], joined.Audio);
        },
        iter: 100);

    private static Task<JoinedFile> JoinAsync(Mp3Sample[] parts) =>
        JoinedFile.JoinAsync(parts[0].Format, null, [.. parts.Select(part => part.Bytes)]);

    private static async Task<byte[]> Whole(Mp3Format format, byte[] bytes) => (await JoinedFile.JoinAsync(format, null, bytes)).Bytes;
}
