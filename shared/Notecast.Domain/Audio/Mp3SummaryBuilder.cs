using System.Numerics;

namespace Notecast.Domain.Audio;

/// <summary>Adds the elements of a stream up to its summary.</summary>
internal sealed class Mp3SummaryBuilder
{
    private readonly Mp3SeekPoints _seekPoints = new();
    private readonly List<Mp3Damage> _damage = [];
    private Mp3Damage _lastDamage;
    private long _damageCount;
    private Mp3FrameHeader _first;
    private Mp3FrameHeader _current;
    private uint _bitRateIndexes;
    private bool _hasFormatChange;
    private long _framesOfFormat;
    private Int128 _earlierTicks;

    /// <summary>The most audio frames that one element may have.</summary>
    public int MaximumFrames => _seekPoints.FramesUntilNext;

    public long Frames { get; private set; }

    public long AudioBytes { get; private set; }

    public long Offset { get; private set; }

    public long TagBytes { get; private set; }

    public long HeaderFrames { get; private set; }

    public bool EndsInsideFrame { get; private set; }

    public void Add(Mp3Element element)
    {
        switch (element.Kind)
        {
            case Mp3ElementKind.Frames:
                AddFrames(element);
                break;
            case Mp3ElementKind.Format:
                ChangeFormat(element.Format);
                break;
            case Mp3ElementKind.HeaderFrame:
                HeaderFrames++;
                break;
            case Mp3ElementKind.Tag:
                TagBytes += element.Length;
                break;
            case Mp3ElementKind.TruncatedTag:
                AddDamage(Mp3DamageKind.TruncatedTag, 0);
                break;
            case Mp3ElementKind.TruncatedFrame:
                EndsInsideFrame = true;
                AddDamage(Mp3DamageKind.TruncatedFrame, element.Length);
                break;
            case Mp3ElementKind.Garbage:
                AddDamage(Mp3DamageKind.Garbage, element.Length);
                break;
        }

        Offset += element.Length;
    }

    /// <summary>Makes the summary of a stream that has at least one audio frame.</summary>
    public Mp3Summary Build()
    {
        var ticks = _earlierTicks + TicksOfFormat();
        var isVariable = _hasFormatChange || BitOperations.PopCount(_bitRateIndexes) > 1;
        var isFreeFormat = (_bitRateIndexes & 1) != 0;
        return new Mp3Summary
        {
            Duration = new TimeSpan((long)ticks),
            Frames = Frames,
            SampleRate = _first.SampleRate,
            Channels = _first.Channels,
            MpegVersion = _first.Version,
            BitRate = isVariable || isFreeFormat
                ? (int)(AudioBytes * (Int128)8 * TimeSpan.TicksPerSecond / ticks)
                : Mp3FrameHeader.BitRateAt(_first.Version, BitOperations.TrailingZeroCount(_bitRateIndexes)),
            IsVariableBitRate = isVariable,
            IsFreeFormat = isFreeFormat,
            AudioBytes = AudioBytes,
            StreamBytes = Offset,
            HasHeaderFrame = HeaderFrames > 0,
            Damage = _damage,
            DamageCount = _damageCount,
            HasOneFormat = !_hasFormatChange,
            SeekPoints = _seekPoints,
        };
    }

    private void AddFrames(Mp3Element element)
    {
        Frames += element.Frames;
        _framesOfFormat += element.Frames;
        AudioBytes += element.Length;
        _bitRateIndexes |= element.BitRateIndexes;
        _seekPoints.Add(element.Frames, element.Length);
    }

    private void ChangeFormat(Mp3FrameHeader format)
    {
        if (Frames == 0)
        {
            _first = format;
        }
        else if (!format.HasFormatOf(_current))
        {
            _hasFormatChange = true;
            _earlierTicks += TicksOfFormat();
            _framesOfFormat = 0;
            AddDamage(Mp3DamageKind.FormatChange, 0);
        }

        _current = format;
    }

    private Int128 TicksOfFormat()
    {
        if (_framesOfFormat == 0)
        {
            return 0;
        }

        var samples = (Int128)_framesOfFormat * _current.SamplesPerFrame;
        return ((samples * TimeSpan.TicksPerSecond) + (_current.SampleRate / 2)) / _current.SampleRate;
    }

    /// <summary>Garbage is found piece by piece; pieces that touch are one place.</summary>
    private void AddDamage(Mp3DamageKind kind, int length)
    {
        var continues = _damageCount > 0 && kind == Mp3DamageKind.Garbage && _lastDamage.Kind == kind
            && _lastDamage.Offset + _lastDamage.Length == Offset;
        var isLastKept = _damageCount == _damage.Count;
        _lastDamage = continues ? _lastDamage with { Length = _lastDamage.Length + length } : new Mp3Damage(Offset, length, kind);
        if (continues)
        {
            if (isLastKept)
            {
                _damage[^1] = _lastDamage;
            }

            return;
        }

        _damageCount++;
        if (_damage.Count < Mp3Summary.MaximumDamageKept)
        {
            _damage.Add(_lastDamage);
        }
    }
}
