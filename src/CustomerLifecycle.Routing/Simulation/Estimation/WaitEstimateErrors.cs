namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Waits as they were told to customers who had to wait, beside what came true.</summary>
internal sealed class WaitEstimateErrors
{
    private double _squaredErrors;
    private double _waits;

    public long Count { get; private set; }

    /// <summary>The mean squared error over the square of the mean wait.</summary>
    public double RelativeMeanSquaredError => _squaredErrors / Count / (_waits / Count * (_waits / Count));

    public void Add(double told, double waited)
    {
        Count++;
        _squaredErrors += (told - waited) * (told - waited);
        _waits += waited;
    }
}
