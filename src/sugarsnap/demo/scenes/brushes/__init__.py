"""Brushes that the scenes share: sky, land, water, plants, light."""
