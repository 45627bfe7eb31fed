namespace CustomerLifecycle.Bots.Faq;

/// <summary>Scores of the classes that were touched, cleared in time proportional to them and not to all classes.</summary>
internal sealed class ClassScores(int classes)
{
    private readonly float[] _scores = new float[classes];
    private readonly bool[] _isTouched = new bool[classes];
    private readonly List<int> _touched = [];

    public float this[int label] => _scores[label];

    public void Add(int label, float amount)
    {
        if (!_isTouched[label])
        {
            _isTouched[label] = true;
            _touched.Add(label);
        }

        _scores[label] += amount;
    }

    /// <summary>The touched class of the highest score other than <paramref name="excluded"/>, the lowest of equals; -1 if none.</summary>
    public int BestExcept(int excluded)
    {
        var best = -1;
        foreach (var label in _touched)
        {
            if (label != excluded && (best < 0 || _scores[label] > _scores[best] || (_scores[label] == _scores[best] && label < best)))
            {
                best = label;
            }
        }

        return best;
    }

    public void Clear()
    {
        foreach (var label in _touched)
        {
            _scores[label] = 0;
            _isTouched[label] = false;
        }

        _touched.Clear();
    }
}
