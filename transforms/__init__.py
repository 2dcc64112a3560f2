"""Pure functions from listings to scored boards: DataFrame in, DataFrame out."""
