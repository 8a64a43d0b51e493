using Notecast.Domain.Dictations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>What dictations are made of when audio of the same content exists, and how long they last.</summary>
public sealed class KeptAudioTests
{
    private const string Text = "Hello, world.";

    private static readonly DictationOptions Defaults = new();

    private readonly Scenario _scenario = new();

    [Fact]
    public async Task A_narration_of_the_same_content_is_copied_not_spoken_again()
    {
        var narration = await _scenario.NarrateAsync(_scenario.Write(Text));
        _scenario.Segments.Segments.Clear();

        var dictation = await _scenario.DictateAsync();

        Assert.Equal((DictationSource.Narration, 0), (dictation.Source, dictation.BilledCharacters));
        Assert.Equal(_scenario.Narrations.AudioOf(narration!), _scenario.Dictations.AudioOf(dictation.Key));
        Assert.Single(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task A_narration_in_another_voice_is_not_what_the_caller_asks_for()
    {
        await _scenario.NarrateAsync(_scenario.Write(Text));

        Assert.Equal(DictationSource.Speech, (await _scenario.DictateAsync("Joey")).Source);
    }

    [Fact]
    public async Task A_narration_of_what_the_note_said_before_is_not_heard()
    {
        await _scenario.NarrateAsync(_scenario.Write(Text));
        var changed = new NoteAttributes { Text = "Something else." };
        _scenario.Write(changed);

        var dictation = await _scenario.DictateAsync();

        Assert.Equal(DictationSource.Speech, dictation.Source);
        DictatedAudio.AssertSays(_scenario, dictation.Link, SpokenContent.Of(changed));
    }

    [Fact]
    public async Task A_narration_that_is_superseded_before_it_can_be_copied_is_made_of_its_segments_unbilled()
    {
        var note = new NoteAttributes { Text = Text };
        await _scenario.NarrateAsync(_scenario.Write(note));
        _scenario.Narrations.Opens = async key => await _scenario.Narrations.DeleteAsync([key], TestContext.Current.CancellationToken);

        var dictation = await _scenario.DictateAsync();

        Assert.Equal((DictationSource.Speech, 0), (dictation.Source, dictation.BilledCharacters));
        DictatedAudio.AssertSays(_scenario, dictation.Link, SpokenContent.Of(note));
        Assert.Single(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task A_dictation_that_is_deleted_is_made_again_unbilled_although_it_is_on_record()
    {
        _scenario.Write(Text);
        var first = await _scenario.DictateAsync();
        _scenario.Dictations.Delete(first.Key);

        var second = await _scenario.DictateAsync();

        Assert.Equal((DictationSource.Speech, 0), (second.Source, second.BilledCharacters));
        Assert.Equal(_scenario.Time.GetUtcNow(), _scenario.Dictations.PutTimeOf(second.Key));
        Assert.Single(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task A_dictation_that_lasts_just_as_long_as_the_link_is_left_as_it_is()
    {
        _scenario.Write(Text);
        await _scenario.DictateAsync();
        _scenario.Time.Advance(Defaults.Retention - Defaults.LinkLifetime);

        Assert.Equal(DictationSource.Kept, (await _scenario.DictateAsync()).Source);

        Assert.Single(_scenario.Dictations.Puts);
    }

    [Fact]
    public async Task A_dictation_that_would_end_before_the_link_is_put_again_not_spoken_again()
    {
        _scenario.Write(Text);
        var first = await _scenario.DictateAsync();
        var audio = _scenario.Dictations.AudioOf(first.Key);
        _scenario.Segments.Segments.Clear();
        _scenario.Time.Advance(Defaults.Retention - Defaults.LinkLifetime + TimeSpan.FromTicks(1));

        var second = await _scenario.DictateAsync();

        Assert.Equal((first.Key, DictationSource.Kept, 0), (second.Key, second.Source, second.BilledCharacters));
        Assert.Equal(_scenario.Time.GetUtcNow(), _scenario.Dictations.PutTimeOf(second.Key));
        Assert.Equal(audio, _scenario.Dictations.AudioOf(second.Key));
        Assert.Single(_scenario.Speech.Requests);
    }

    [Fact]
    public async Task Links_that_last_as_long_as_their_audio_begin_its_time_anew_each_time()
    {
        var scenario = new Scenario(dictations: Defaults with { LinkLifetime = Defaults.Retention });
        scenario.Write(Text);
        var first = await scenario.DictateAsync();
        scenario.Time.Advance(TimeSpan.FromMinutes(1));

        await scenario.DictateAsync();

        Assert.Equal(scenario.Time.GetUtcNow(), scenario.Dictations.PutTimeOf(first.Key));
        Assert.Single(scenario.Speech.Requests);
    }

    [Fact]
    public async Task A_dictation_whose_reading_breaks_off_while_it_is_put_again_stays_whole()
    {
        _scenario.Write(Text);
        var first = await _scenario.DictateAsync();
        var (audio, putAt) = (_scenario.Dictations.AudioOf(first.Key), _scenario.Dictations.PutTimeOf(first.Key));
        _scenario.Time.Advance(Defaults.Retention);
        _scenario.Dictations.Reads = stream => new BrokenStream(stream);

        await Assert.ThrowsAsync<IOException>(() => _scenario.DictateAsync());

        Assert.Equal(audio, _scenario.Dictations.AudioOf(first.Key));
        Assert.Equal(putAt, _scenario.Dictations.PutTimeOf(first.Key));
        _scenario.Dictations.Reads = stream => stream;
        await _scenario.DictateAsync();
        Assert.Equal(_scenario.Time.GetUtcNow(), _scenario.Dictations.PutTimeOf(first.Key));
    }

    /// <summary>Gives one read, and breaks off at the next.</summary>
    private sealed class BrokenStream(Stream audio) : Stream
    {
        private bool _wasRead;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_wasRead)
            {
                throw new IOException("The connection breaks off.");
            }

            _wasRead = true;
            return audio.Read(buffer, offset, Math.Min(count, 100));
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
